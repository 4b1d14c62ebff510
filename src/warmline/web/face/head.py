"""The head itself: outline, shaded side, ears, what hangs on them, cheeks, freckles, nose."""

from __future__ import annotations

from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose
from warmline.web.face.shapes import alpha, circles, fade, filled, mirrored, num, smooth, stroked


def outline(p: FacePersona) -> str:
    """Return the outline of the head."""
    tall = p.length
    right = [
        (0.0, -64 * tall),
        (26.0, -60 * tall),
        (p.temple, -33 * tall),
        (p.cheek, 0.0),
        (p.jaw, 34 * tall),
        (p.chin, 56 * tall),
        (0.0, 62 * tall),
    ]
    return smooth(mirrored(right))


def skull(p: FacePersona, uid: str) -> str:
    """Return the head, lit from the reader's left."""
    data = outline(p)
    return (
        f'<clipPath id="h{uid}"><path d="{data}"/></clipPath>{filled(p.shade, data)}'
        f'<g clip-path="url(#h{uid})">{filled(p.skin, data, _SHIFT)}</g>'
    )


_SHIFT = ' transform="translate(-6.5 -2.5)"'


def ears(p: FacePersona) -> str:
    """Return both ears, or nothing under a cloth that covers them."""
    if p.covers_ears:
        return ""
    return "".join(_ear(p, side) for side in (-1, 1))


def _ear(p: FacePersona, side: int) -> str:
    colour = p.shade if side > 0 else p.skin
    fold = stroked(p.line, f"M{-side}-5q{side * 4} 1 {num(side * 2.5)} 7", 1.2, fade(0.5))
    return (
        f'<g transform="translate({num(side * (p.cheek + 1.5))} 2)"><ellipse rx="6.5" ry="10.5" fill="{colour}"/>'
        f"{fold}</g>"
    )


def worn_on_ears(p: FacePersona) -> str:
    """Return earrings and a hearing aid."""
    drawn = ""
    for side in (-1, 1):
        x = side * (p.cheek + 2.6)
        if p.ear == "hoop":
            drawn += f'<circle cx="{num(x)}" cy="18" r="5.5" fill="none" stroke="#D9A441" stroke-width="2"/>'
        elif p.ear == "stud":
            drawn += circles("#F4EFE6" if p.age > 60 else "#D5D9DD", [(x, 11, 1.9)])
        elif p.ear == "drop":
            drawn += circles("#D9A441", [(x, 11.5, 1.5)]) + filled("#C24E3A", f"M{num(x)} 14l2.4 6.5-2.4 3-2.4-3z")
    return drawn + (_hearing_aid(p) if p.hearing_aid else "")


def _hearing_aid(p: FacePersona) -> str:
    x = -(p.cheek + 6.5)
    return (
        filled("#8C9AA3", f"M{num(x)} -9c-4 0-5.5 4-4.6 9l1.6 7c.5 2 3 2 3.4 0l1-10c.3-3 .4-6-1.4-6z")
        + stroked("#B9C6CE", f"M{num(x + 0.6)} -8c3-3.5 7-2 8 2 1 4-.5 7-2.6 8.5", 1.5)
        + circles("#E7EDF0", [(x - 1.6, -2, 1.1)])
    )


def cheeks(p: FacePersona, q: Pose, uid: str) -> str:
    """Return the warmth in the cheeks; it deepens with the pose's flush."""
    strength = (0.09 + 0.20 * q.flush) if p.is_light else (0.05 + 0.13 * q.flush)
    colour = "#C8452E" if p.is_light else "#B0402A"
    return (
        f'<radialGradient id="b{uid}"><stop offset="0" stop-color="{colour}" stop-opacity="{alpha(strength * 1.9)}"/>'
        f'<stop offset="1" stop-color="{colour}" stop-opacity="0"/></radialGradient>'
        f'<g clip-path="url(#h{uid})" fill="url(#b{uid})"><ellipse cx="-28" cy="19" rx="19" ry="14"/>'
        f'<ellipse cx="29" cy="19" rx="19" ry="14"/></g>'
    )


_FRECKLES = [
    (-31, 10, 1.0), (-25, 13, 1.2), (-20, 9, 0.9), (-28, 17, 1.0), (-21, 18, 1.1), (-15, 14, 0.9), (-34, 15, 0.9),
    (-8, 6, 0.8), (-4, 11, 0.9), (10, 8, 0.8), (17, 14, 1.0), (22, 9, 0.9), (27, 13, 1.2), (33, 10, 0.9),
    (24, 18, 1.1), (31, 17, 1.0), (12, 13, 0.8),
]  # fmt: skip


def marks(p: FacePersona) -> str:
    """Return freckles and a mole."""
    drawn = ""
    if p.freckles:
        drawn += f'<g opacity=".5">{circles(p.line, _FRECKLES)}</g>'
    if p.mole:
        drawn += circles(p.line, [(19, 30, 1.3)])
    return drawn


def nose(p: FacePersona) -> str:
    """Return the nose: one line from the bridge round the tip, and its shade."""
    wide, low = p.nose, p.nose_long
    a, b, c = num(9.5 + wide * 0.5), num(9.5 + wide * 0.7), num(9 + wide)
    y1, y2, y3 = num(14 + low), num(18.5 + low), num(23 + low)
    tip, left = num(24.5 + low), num(7 + wide * 0.6)
    edge = (
        f"M4.5 -6C7 6 {a} {y1} {b} {y2} {c} {y3} 4 {tip} 0.5 {tip} "
        f"-3 {tip} -6 {num(23.5 + low)} -{left} {num(20.5 + low)}"
    )
    side = (
        f"M4.5 -6C7 6 {a} {y1} {b} {y2} {num(8 + wide)} {y3} 4 {num(24 + low)} 1 {num(24 + low)} 4 {y1} 4.5 4 4.5 -6Z"
    )
    return stroked(p.line, edge, 2, fade(0.82)) + filled(p.shade, side, fade(0.75))


def age_lines(p: FacePersona, q: Pose) -> str:
    """Return furrow, forehead and laughter lines: age sets their ground, the pose deepens them."""
    furrow = 0.75 * min(1.0, q.furrow + 0.12 * p.lines)
    drawn = stroked(p.line, "M-3.2 -20.5q1.6 4 .2 8M4.8 -20.5q-1.6 4-.2 8", 1.7, fade(furrow))
    if not p.covers_forehead:
        y = 4.0 if p.style not in {"bald", "crop", "buzz", "thin"} else 0.0
        forehead = (0.26 + 0.24 * p.lines) * min(1.0, q.forehead + 0.35 * p.lines)
        data = f"M-17 {num(-36 + y)}q8-3 14-.5M5 {num(-36.5 + y)}q8-2.5 14 .5M-13 {num(-42 + y)}q12-3.5 26 0"
        drawn += stroked(p.line, data, 1.3, fade(forehead))
    laugh = (0.26 + 0.42 * p.lines) * min(1.0, q.cheek + 0.35 * p.lines) * (0.4 if p.covers_chin else 1)
    smile = max(0.0, q.curve) * 3
    wide, reach, fall = p.nose * 0.5, num(6 + smile), num(13 - smile * 0.6)
    bend = num(8.5 + smile)
    data = f"M{num(-12 - wide)} 22q-{reach} 5 -{bend} {fall}M{num(14 + wide)} 22q{reach} 5 {bend} {fall}"
    return drawn + stroked(p.line, data, 1.5, fade(laugh))
