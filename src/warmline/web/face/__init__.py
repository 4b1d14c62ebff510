"""Drawn faces: a person and a pose become one SVG, and every number between two moods is a face too."""

from warmline.web.face.draw import draw_face, face_keys, find_person, round_face
from warmline.web.face.poses import MOODS, POSES, Pose, as_pose, blend
from warmline.web.face.visemes import VISEMES, speaking

__all__ = [
    "MOODS",
    "POSES",
    "VISEMES",
    "Pose",
    "as_pose",
    "blend",
    "draw_face",
    "face_keys",
    "find_person",
    "round_face",
    "speaking",
]
