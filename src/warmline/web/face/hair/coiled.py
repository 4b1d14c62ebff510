"""Curls and coils: white curls, an afro, braids, locs."""

from __future__ import annotations

from math import cos, pi, sin

from warmline.web.face.persona import FacePersona
from warmline.web.face.shapes import circles, filled, num, stroked

_CURLS_BEHIND = [
    (-48, -22, 15), (-50, -2, 13), (-49, 15, 11), (48, -22, 15), (50, -2, 13), (49, 15, 11),
    (-38, -46, 18), (38, -46, 18), (0, -62, 21), (-20, -59, 19), (20, -59, 19),
]  # fmt: skip
_CURLS_BEFORE = [
    (-36, -40, 14), (-24, -52, 15), (-7, -58, 15), (12, -57, 15), (28, -49, 14), (39, -36, 12), (-43, -24, 10),
    (44, -22, 10),
]  # fmt: skip


def curls_behind(p: FacePersona) -> str:
    """Short curls round the head."""
    return circles(p.hair_light, _CURLS_BEHIND)


def curls_before(p: FacePersona) -> str:
    """A cloud of curls above the forehead."""
    lines = "M-40-44c2-6 8-9 13-6M-28-58c3-6 10-8 15-4M-8-64c4-5 11-5 15 0M14-60c5-4 11-2 13 3M30-50c5-2 9 1 10 6"
    return circles(p.hair, _CURLS_BEFORE) + stroked(p.hair_light, lines, 1.8)


def _crown(radius: float, bump: float, start: float, end: float, count: int) -> list[tuple[float, float, float]]:
    """Return circles along an arc round the skull, angles in turns of pi from the reader's right."""
    angles = [pi * (start + (end - start) * i / (count - 1)) for i in range(count)]
    return [(radius * cos(a), -16 - radius * 0.98 * sin(a), bump) for a in angles]


def afro_behind(p: FacePersona) -> str:
    """A full round afro."""
    return filled(
        p.hair, "M0-92C-54-94-74-56-71-18-69 10-58 28-44 34L44 34C58 28 69 10 71-18 74-56 54-94 0-92Z"
    ) + circles(p.hair, _crown(62, 14, -0.22, 1.22, 15))


def afro_before(p: FacePersona) -> str:
    """Its soft edge above the forehead."""
    edge = circles(
        p.hair,
        [
            (x, y, 9.5)
            for x, y in (
                (-42, -24),
                (-36, -37),
                (-25, -46),
                (-11, -51),
                (4, -52),
                (19, -49),
                (31, -42),
                (40, -31),
                (44, -19),
            )
        ],
    )
    cap = filled(p.hair, "M0-76C-40-76-54-46-52-14L-40-20C-36-38-20-48 0-49 20-48 36-38 42-20L52-14C54-46 40-76 0-76Z")
    lines = (
        "M-56-30c2-8 6-14 11-18M-34-64c7-6 14-9 22-10M14-74c9 1 17 5 23 11M54-40c4 7 6 14 6 22M-20-58c5-3"
        " 10-4 15-4M22-58c5 2 9 5 12 9"
    )
    return cap + edge + stroked(p.hair_light, lines, 1.8)


def _strand(x: float, bend: float, top: float, bottom: float) -> str:
    return (
        f"M{num(x)} {num(top)}C{num(x + bend)} {num(top + 34)} {num(x + bend * 1.5)} {num(bottom - 36)} "
        f"{num(x + bend * 0.9)} {num(bottom)}"
    )


def braids_behind(p: FacePersona) -> str:
    """Thin braids over the shoulders."""
    cap = filled(p.hair, "M0-75C-44-77-56-46-53-6-53 10-53 24-50 34L50 34C53 24 53 10 53-6 56-46 44-77 0-75Z")
    rows = [
        (-50.0, -7.0, 96.0),
        (-44.0, -5.0, 102.0),
        (-37.0, -3.0, 98.0),
        (37.0, 3.0, 98.0),
        (44.0, 5.0, 102.0),
        (50.0, 7.0, 96.0),
    ]
    ropes = "".join(stroked(p.hair, _strand(x, bend, -10, end), 7.5) for x, bend, end in rows)
    knots = "".join(_knots(p, x, bend, end) for x, bend, end in rows)
    return cap + ropes + knots


def _knots(p: FacePersona, x: float, bend: float, end: float) -> str:
    marks = ""
    for i in range(11):
        t = 0.2 + i * 0.073
        here = x + bend * (1.5 * t if t < 0.7 else 1.15 - 0.15 * t)
        y = -10 + (end + 10) * t
        marks += f"M{num(here - 2.4)} {num(y)}l2.4 2.4 2.4-2.4"
    return stroked(p.hair_light, marks, 1.2)


def braids_before(p: FacePersona) -> str:
    """Rows combed back from the forehead."""
    cap = (
        "M0-71C-36-73-52-48-50-12-49-4-48 4-47 12-44 2-43-8-42-16-37-40-20-52 0-52 20-52 37-40 42-16 43-8 44"
        " 2 47 12 48 4"
        " 49-4 50-12 52-48 36-73 0-71Z"
    )
    rows = (
        "M-40-24C-38-44-26-60-10-69M-30-38C-26-52-16-62-4-70M-15-48C-12-58-6-66 0-71M2-51C3-60 3-66 4-71"
        "M18-47C16-58 12-66 8-71M32-37C28-52 20-62 12-70M41-24C39-44 30-60 16-68"
    )
    return filled(p.hair, cap) + stroked(p.hair_light, rows, 1.3)


def locs_behind(p: FacePersona) -> str:
    """Locs to the jaw and the shoulders."""
    cap = filled(p.hair, "M0-78C-46-80-59-46-55-6-55 6-54 16-52 24L52 24C54 16 55 6 55-6 59-46 46-80 0-78Z")
    rows = [
        (-54.0, -6.0, 58.0),
        (-46.0, -5.0, 70.0),
        (-38.0, -2.0, 64.0),
        (38.0, 2.0, 64.0),
        (46.0, 5.0, 70.0),
        (54.0, 6.0, 58.0),
    ]
    ropes = "".join(stroked(p.hair, _strand(x, bend, -14, end), 9) for x, bend, end in rows)
    light = "".join(stroked(p.hair_light, _strand(x - 1.5, bend, -4, end - 6), 1.3) for x, bend, end in rows)
    return cap + ropes + light


def locs_before(p: FacePersona) -> str:
    """Locs swept to one side over the crown."""
    ropes = "".join(
        stroked(p.hair, data, 9.5)
        for data in (
            "M20-66C2-70-28-64-40-40-45-28-48-10-49 8",
            "M22-64C6-62-18-56-30-42",
            "M18-66C34-66 46-48 47-26 48-12 50 0 50 12",
            "M14-64C24-60 36-54 42-40",
            "M8-68C-18-72-40-58-47-34",
            "M18-70C36-70 50-54 51-32",
        )
    )
    light = stroked(
        p.hair_light,
        "M16-66C0-66-22-60-34-44M20-69C6-74-28-72-42-44M20-66C34-62 44-50 46-32M-46-26c-2 10-3 20-3 30"
        "M50-20c1 8 1 16 1 26",
        1.4,
    )
    return ropes + light


def plaits_behind(p: FacePersona) -> str:
    """Two thick plaits that fall in front of the shoulders."""
    cap = filled(p.hair, "M0-76C-44-78-56-46-54-8-54 8-54 20-52 30L52 30C54 20 54 8 54-8 56-46 44-78 0-76Z")
    ropes = "".join(
        circles(p.hair, [(side * (50 + i * 0.6), 26 + i * 11, 9.5 - i * 0.45) for i in range(8)]) for side in (-1, 1)
    )
    turns = "".join(
        f"M{num(side * (50 + i * 0.6) - 6)} {num(22 + i * 11)}q6 8 12 0" for side in (-1, 1) for i in range(8)
    )
    return cap + ropes + stroked(p.hair_light, turns, 1.3)
