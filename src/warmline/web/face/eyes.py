"""Eyes and brows: lids, gaze, and the brows that carry most of a mood."""

from __future__ import annotations

from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose
from warmline.web.face.shapes import fade, filled, num, stroked

_LASH = "#1D1512"
_EDGE = "#231813"


def eye(p: FacePersona, q: Pose, side: int, uid: str) -> str:
    """Return one eye; `side` is -1 for the reader's left, 1 for the right."""
    wide = 9.2 * p.eyes
    up, down = -8.6 * q.lid_up * p.eyes, 5.6 * (1 - q.lid_low) * p.eyes
    inner, outer = -side * wide, side * wide
    outer_y = -1.2 if p.fold else -0.4
    over = f"Q{num(inner * 0.35)} {num(up * 1.28)} {num(outer)} {num(outer_y)}"
    under = f"Q{num(outer * 0.1)} {num(down * 1.5)} {num(inner)} 1.5"
    upper = f"M{num(inner)} 1.5{over}"
    shape = f"{upper}{under}Z"
    lower = f"M{num(outer)} {num(outer_y)}{under}"
    clip = f"e{uid}{'r' if side > 0 else 'l'}"
    return (
        f'<g transform="translate({num(side * 18.5 + 1.2)} -4)"><clipPath id="{clip}"><path d="{shape}"/></clipPath>'
        f"{filled('#FBF6EF', shape)}{_iris(p, q, upper, clip)}"
        f"{stroked(_EDGE, upper, 1.9 + 0.6 * bool(p.lash))}{stroked(p.line, lower, 0.9, fade(0.55))}"
        f"{_lid_lines(p, q, side, (inner, outer, up, down, outer_y))}</g>"
    )


def _iris(p: FacePersona, q: Pose, upper: str, clip: str) -> str:
    x, y = q.gaze_x, q.gaze_y - 0.6
    return (
        f'<g clip-path="url(#{clip})"><g data-part="gaze" transform="translate(0 0)">'
        f'<circle cx="{num(x)}" cy="{num(y)}" r="5.3" fill="{p.iris}"/>'
        f'<circle cx="{num(x)}" cy="{num(y)}" r="2.5" fill="#120C09"/>'
        f'<circle cx="{num(x - 1.7)}" cy="{num(y - 1.9)}" r="1.25" fill="#FFF"/></g>'
        f'<path d="{upper}" fill="none" stroke="#000" stroke-opacity=".16" stroke-width="5"/></g>'
    )


def _lid_lines(p: FacePersona, q: Pose, side: int, edges: tuple[float, float, float, float, float]) -> str:
    inner, outer, up, down, outer_y = edges
    drawn = ""
    if p.lash:
        drawn += stroked(_LASH, f"M{num(outer)} {num(outer_y)}l{num(side * 3)} -2.2", 1.6 * p.lash)
    crease = (
        f"M{num(inner * 0.8)} {num(up * 0.62 - 2.4)}"
        f"Q0 {num(up * 1.02 - 3.6)} {num(outer * 0.95)} {num(up * 0.34 - 2.2)}"
    )
    drawn += stroked(p.line, crease, 1.1, fade(0.25 if p.fold else 0.55))
    bag = min(0.6, 0.03 + 0.5 * p.lines + 0.25 * max(0.0, q.lid_low - 0.2))
    pouch = f"M{num(inner * 0.7)} {num(down + 5)}Q0 {num(down + 8.2)} {num(outer * 0.8)} {num(down + 4)}"
    drawn += stroked(p.line, pouch, 1.1, fade(bag))
    crow = min(0.6, p.lines * 0.5 + max(0.0, q.curve) * 0.3 * (p.lines + 0.3))
    feet = f"M{num(outer + side * 4)} -2l{num(side * 4.5)} -2.5M{num(outer + side * 4.2)} 1.5l{num(side * 4.6)} 0.8"
    return drawn + stroked(p.line, feet, 1, fade(max(0.0, crow - 0.12)))


def brow(p: FacePersona, q: Pose, side: int) -> str:
    """Return one brow; the right one takes the lift of a doubting face."""
    lift = q.lift if side > 0 else 0.0
    thick = p.brow
    x_in, x_mid, x_out = side * (8.5 - q.squeeze * 0.8) + 1, side * (19 - q.squeeze * 0.5) + 1, side * 30 + 1
    y_in = -18.5 - q.brow_in - lift * 0.5
    y_mid = -22 - q.brow_mid - lift * 1.1
    y_out = -17.5 - q.brow_out - lift * 0.9
    return filled(
        p.brow_colour,
        f"M{num(x_in)} {num(y_in - thick * 0.5)}Q{num(x_mid)} {num(y_mid - thick * 0.75)} {num(x_out)} {num(y_out)}"
        f"Q{num(x_mid)} {num(y_mid + thick * 0.45)} {num(x_in)} {num(y_in + thick * 0.55)}"
        f"Q{num(x_in - side * 1.6)} {num(y_in)} {num(x_in)} {num(y_in - thick * 0.5)}Z",
    )


def glasses(p: FacePersona) -> str:
    """Return glasses, or nothing."""
    if p.glasses == "round":
        rims = '<circle cx="-17.5" cy="-3" r="15"/><circle cx="20" cy="-3" r="15"/>'
        arms = "M-2.5-5q3.7-3.5 7.5 0M-32.5-5l-11-3M35-5l10-3"
        colour, wide = "#7A4B2A", "2.4"
    elif p.glasses == "rect":
        rims = (
            '<rect x="-33" y="-13.5" width="29" height="20" rx="6"/>'
            '<rect x="6.5" y="-13.5" width="29" height="20" rx="6"/>'
        )
        arms = "M-4-6q5.2-3.5 10.5 0M-33-7l-13-3M35.5-7l12-3"
        colour, wide = "#2E3238", "2.3"
    elif p.glasses == "half":
        rims = '<path d="M-33 1v4a9 9 0 0 0 9 9h10a9 9 0 0 0 9-9v-4zM8 1v4a9 9 0 0 0 9 9h10a9 9 0 0 0 9-9v-4z"/>'
        arms = "M-5 3q6.5-4 13 0M-33 2l-12-6M36 2l11-6"
        colour, wide = "#5B4A6B", "2"
    else:
        return ""
    return (
        f'<g fill="#FFF" fill-opacity=".14" stroke="{colour}" stroke-width="{wide}">{rims}'
        f'<path d="{arms}" fill="none"/></g>'
    )
