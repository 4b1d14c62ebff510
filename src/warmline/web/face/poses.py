"""How a face feels: a pose is a set of numbers, and every number may be blended with another pose's."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class Pose:
    """Where everything that moves in a face stands.

    Brows -7..7 (up is positive), squeeze 0-5, lift of one brow 0-5; lids 0.3-1.15 (upper) and 0-0.6 (lower); gaze in
    units of the drawing; mouth curve -1..1, open 0-0.35, width 0.7-1.2, press and skew 0-1; furrow, forehead, cheek
    0-1; tilt -6..6 degrees, drop and shoulders in units, flush 0-1. Speech opens the mouth to 0.6 and narrows it to
    0.5; it alone moves the last five, all 0-1: lips made round, depth of the upper teeth, tongue lifted, lower lip
    tucked in, and whether a sound and not a smile decides on the teeth.
    """

    brow_in: float = 0.0
    brow_mid: float = 0.0
    brow_out: float = 0.0
    squeeze: float = 0.0
    lift: float = 0.0
    lid_up: float = 0.86
    lid_low: float = 0.08
    gaze_x: float = 0.0
    gaze_y: float = 0.0
    curve: float = 0.0
    open: float = 0.0
    width: float = 1.0
    press: float = 0.0
    skew: float = 0.0
    furrow: float = 0.0
    forehead: float = 0.0
    cheek: float = 0.0
    tilt: float = 0.0
    drop: float = 0.0
    shoulders: float = 0.0
    flush: float = 0.0
    round: float = 0.0
    teeth: float = 0.0
    tongue: float = 0.0
    tuck: float = 0.0
    spoken: float = 0.0


_ROWS: dict[str, tuple[float, ...]] = {
    "calm": (0.6, 0.8, 0, 0, 0, 0.86, 0.08, 0, 0, 0.52, 0, 1, 0, 0, 0, 0, 0.1, 0, 0, 0, 0),
    "worried": (
        6.5,
        1.5,
        -2.5,
        2.4,
        0,
        1.06,
        0.12,
        -1.6,
        1,
        -0.5,
        0.12,
        0.8,
        0.1,
        0.12,
        0.45,
        0.8,
        0.15,
        4.5,
        1.5,
        4,
        0,
    ),
    "annoyed": (-3, -1.6, -0.5, 2, 4, 0.6, 0.26, 1.8, -0.2, -0.34, 0, 0.92, 0.75, 0.75, 0.5, 0.2, 0.4, -4, 0, 1, 0.1),
    "angry": (-5.6, -2.6, 2.2, 3.8, 0, 0.8, 0.44, 0, 0.2, -0.95, 0, 0.98, 0.5, 0, 1, 0, 0.75, 0, 3, 5, 0.55),
    "relieved": (3.2, 3, 1.2, 0, 0, 0.66, 0.5, 0, 0.3, 0.9, 0.17, 1.1, 0, 0, 0, 0.15, 0.7, 3.5, -1.5, -4, 0.35),
}

POSES: dict[str, Pose] = {name: Pose(*row) for name, row in _ROWS.items()}
MOODS: tuple[str, ...] = tuple(POSES)


def blend(weights: Mapping[str, float]) -> Pose:
    """Return the weighted mean of the five poses.

    Weights are at least 0 and need not sum to 1. Raises ValueError where a name is unknown, a weight is negative or
    all are 0.
    """
    unknown = set(weights) - set(POSES)
    if unknown:
        raise ValueError(f"No pose is called {', '.join(sorted(unknown))}; known: {', '.join(POSES)}.")
    if any(weight < 0 for weight in weights.values()):
        raise ValueError(f"Pose weights must be 0 or more, got {dict(weights)}.")
    total = sum(weights.values())
    if not total > 0:
        raise ValueError("At least one pose needs a weight above 0.")
    return Pose(
        **{
            field.name: sum(weight * getattr(POSES[name], field.name) for name, weight in weights.items()) / total
            for field in fields(Pose)
        }
    )


def as_pose(pose: str | Mapping[str, float] | Pose) -> Pose:
    """Return a pose from its name, from weights, or as it is. Raises ValueError as `blend` does."""
    if isinstance(pose, Pose):
        return pose
    return blend({pose: 1.0} if isinstance(pose, str) else pose)
