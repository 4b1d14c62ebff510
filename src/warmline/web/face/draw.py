"""Draw one person in one pose as SVG."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from typing import Literal

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from warmline.web.face import beard, eyes, hair, head, mouth, visemes
from warmline.web.face.clothes import clothes
from warmline.web.face.people import PEOPLE
from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose, as_pose
from warmline.web.face.shapes import alpha, num

Crop = Literal["portrait", "small"]

_CROPS: dict[str, tuple[int, int, int, int]] = {"portrait": (-84, -96, 168, 206), "small": (-74, -84, 148, 148)}


def face_keys() -> tuple[str, ...]:
    """Return the keys of all people that can be drawn."""
    return tuple(PEOPLE)


def find_person(key: str) -> FacePersona:
    """Return a person by key. Raises KeyError with the known keys."""
    if key not in PEOPLE:
        raise KeyError(f"No face is called {key!r}; known: {', '.join(PEOPLE)}.")
    return PEOPLE[key]


def draw_face(
    persona_key: str,
    pose: Mapping[str, float] | str | Pose = "calm",
    *,
    crop: Crop = "portrait",
    label: str | None = None,
    uid: str | None = None,
    speaks: bool = False,
) -> SafeString:
    """Return a person's face as one SVG element.

    `pose` is a mood's name or weights over moods. With a `label` the drawing is an image with that name, without one
    it is hidden from screen readers. Ids inside are made from what is drawn, so the same call gives the same bytes;
    where one document shows the same drawing twice, give each its own `uid`. A face that `speaks` also carries the
    mouth of each viseme and its mood's weights, as docs/reference/faces.md describes. Raises KeyError for
    an unknown person or crop, ValueError for a pose that cannot be blended.
    """
    person, numbers = find_person(persona_key), as_pose(pose)
    if crop not in _CROPS:
        raise KeyError(f"No crop is called {crop!r}; known: {', '.join(_CROPS)}.")
    name = uid or _id_of(person, numbers, crop, label)
    x, y, wide, high = _CROPS[crop]
    box = f'x="{x}" y="{y}" width="{wide}" height="{high}"'
    described = f'role="img" aria-label="{escape(label)}"' if label else 'aria-hidden="true"'
    return mark_safe(  # noqa: S308 (numbers and constants; the label is escaped)
        f'<svg class="face" viewBox="{x} {y} {wide} {high}" {described} focusable="false" '
        f'data-face="{person.key}-{crop}"{_mood(pose) if speaks else ""}>'
        f'<rect {box} fill="{person.backdrop}"/><rect class="dim" {box} fill="#0C100E"/>'
        f"{_figure(person, numbers, name, visemes.shapes(person, numbers) if speaks else '')}</svg>"
    )


def face_id(persona_key: str, pose: Mapping[str, float] | str | Pose, *, crop: Crop, label: str | None) -> str:
    """Return the id that `draw_face` makes from the same arguments; put something behind it to make another."""
    return _id_of(find_person(persona_key), as_pose(pose), crop, label)


def _id_of(person: FacePersona, numbers: Pose, crop: Crop, label: str | None) -> str:
    return hashlib.sha256(f"{person.key}{numbers}{crop}{label}".encode()).hexdigest()[:8]


def _mood(pose: Mapping[str, float] | str | Pose) -> str:
    if isinstance(pose, Pose):
        return ""
    weights = {pose: 1.0} if isinstance(pose, str) else pose
    return f' data-mood="{" ".join(f"{mood}:{alpha(weight)}" for mood, weight in weights.items())}"'


def _figure(p: FacePersona, q: Pose, uid: str, shapes: str) -> str:
    move = f'transform="translate(0 {num(q.drop)}) rotate({num(q.tilt)} 0 60)"'
    clip = f'clip-path="url(#h{uid})"'
    jaw = beard.under(p)
    if p.beard == "stubble":
        jaw = f'<g transform="translate(-1.2 0)" {clip}>{jaw}</g>'
    front = f"<g {clip}>{hair.before(p)}</g>" if p.style == "buzz" else hair.before(p)
    spoken = f' data-visemes="{shapes}"' if shapes else ""
    features = (
        f'<g transform="translate(1.2 0)">{jaw}{head.nose(p)}{head.marks(p)}{head.age_lines(p, q)}'
        f"{eyes.eye(p, q, -1, uid)}{eyes.eye(p, q, 1, uid)}{eyes.brow(p, q, -1)}{eyes.brow(p, q, 1)}"
        f'<g data-part="mouth"{spoken}>{mouth.mouth(p, q, uid)}</g>{beard.over(p, q)}{eyes.glasses(p)}</g>'
    )
    return (
        f"<g {move}>{hair.behind(p)}</g>{clothes(p, q)}"
        f"<g {move}>{head.ears(p)}{head.skull(p, uid)}{head.cheeks(p, q, uid)}{features}{front}"
        f"{head.worn_on_ears(p)}</g>"
    )


def round_face(
    persona_key: str, pose: Mapping[str, float] | str | Pose, *, x: float, y: float, radius: float, uid: str
) -> SafeString:
    """Return a round face to be placed inside another SVG, centred at (x, y), with a ring of the ground's colour."""
    inner = draw_face(persona_key, pose, crop="small", uid=uid)
    size = f'x="{num(x - radius)}" y="{num(y - radius)}" width="{num(2 * radius)}" height="{num(2 * radius)}"'
    placed = inner.replace('<svg class="face"', f"<svg {size}", 1)
    circle = f'cx="{num(x)}" cy="{num(y)}"'
    return mark_safe(  # noqa: S308 (numbers and our own drawing)
        f'<clipPath id="c{uid}"><circle {circle} r="{num(radius)}"/></clipPath>'
        f'<circle class="ring" {circle} r="{num(radius + 3)}"/><g clip-path="url(#c{uid})">{placed}</g>'
    )
