"""The mouth: one drawing from pressed shut to an open smile, always with the same parts."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose
from warmline.web.face.shapes import alpha, fade, filled, num, stroked


@dataclass(frozen=True, slots=True)
class MouthShape:
    """Where the mouth stands: its two corners, its middle, and how far upper and lower lip are apart."""

    left: float
    left_y: float
    right: float
    right_y: float
    mid_x: float
    mid_y: float
    over: float  # control point of the upper lip's lower edge
    under: float  # control point of the lower lip's upper edge
    upper_lip: float
    lower_lip: float


def shape(p: FacePersona, q: Pose) -> MouthShape:
    """Work out where the mouth stands; every value moves smoothly with the pose."""
    smiling = min(1.0, max(0.0, (q.curve + 0.2) / 0.4)) * (1 - 0.7 * q.round)
    wide = 16.5 * q.width
    low = 3 * q.open * (1 - smiling)
    mid_y = 38.5 + q.curve * (3.6 if q.curve > 0 else 3.0)
    middle = mid_y + q.curve * 1.5
    parted = min(1.0, q.open / 0.1)
    press = 1 - q.press * 0.8
    return MouthShape(
        left=-wide + 0.8 + q.skew * 0.8,
        left_y=38.5 - q.curve * 4.4 - q.skew * 1.6 + low,
        right=wide + 0.8 + q.skew * 0.8,
        right_y=38.5 - q.curve * 4.4 + q.skew * 1.9 + low,
        mid_x=0.8 + q.skew * 0.5,
        mid_y=mid_y,
        over=middle - smiling * parted * (q.curve + 1) - (1 - smiling) * q.open * 13,
        under=middle + q.open * (26 * smiling + 15 * (1 - smiling)) + (1 - smiling) * 1.5 * parted,
        upper_lip=4.0 * p.lips * press,
        lower_lip=5.4 * p.lips * press * (1 - 0.45 * q.tuck),
    )


def mouth(p: FacePersona, q: Pose, uid: str) -> str:
    """Return lips, teeth, tongue, the line between the lips, and the dimples at the corners."""
    m = shape(p, q)
    seam = f"M{num(m.left)} {num(m.left_y)}{_arc(m, q, m.over)}"
    inside = f"{seam}{_arc(m, q, m.under, back=True)}Z"
    deep, shown = _teeth(q)
    teeth = f"{seam}L{num(m.right)} {num(m.right_y + 1)}{_arc(m, q, m.over + deep, back=True, lower=1)}Z"
    parted = min(1.0, q.open / 0.06)
    return (
        f"{_upper_lip(p, q, m)}{_lower_lip(p, q, m)}"
        f'<clipPath id="m{uid}"><path d="{inside}"/></clipPath>'
        f"{filled('#4A1E1C', inside, fade(parted))}"
        f'<g clip-path="url(#m{uid})">{filled("#FBF7F0", teeth, fade(shown))}{_tongue(q, m)}</g>'
        f"{stroked('#3A1B15', seam, 1.9 - 0.7 * parted, fade(0.9 - 0.35 * parted))}"
        f"{_around(p, q, m)}"
    )


def _teeth(q: Pose) -> tuple[float, float]:
    """Return how deep the upper teeth reach and how much they show: in an open smile, and in sounds made with them."""
    smile = min(1.0, max(0.0, (q.open - 0.03) / 0.06)) * min(1.0, max(0.0, (q.curve + 0.05) / 0.3)) * (1 - q.spoken)
    parted = min(1.0, q.open / 0.06) * (1 - 0.6 * max(0.0, -q.curve))
    return 5.6 * max(1 - q.spoken, 0.4 + 0.6 * q.teeth), max(smile, min(1.0, q.teeth * 4) * parted)


def _arc(m: MouthShape, q: Pose, bend: float, *, back: bool = False, lower: float = 0.0, inset: float = 0.0) -> str:
    """Return the curve from corner to corner whose middle lies halfway to `bend`; rounded lips have blunt corners."""
    ends = ((m.left + inset, m.left_y + lower), (m.right - inset, m.right_y + lower))
    (x0, y0), (x1, y1) = reversed(ends) if back else ends
    pull = (1 - q.round) * 2 / 3
    return (
        f"C{num(x0 + (m.mid_x - x0) * pull)} {num(y0 + (bend - y0) * 2 / 3)} "
        f"{num(x1 + (m.mid_x - x1) * pull)} {num(y1 + (bend - y1) * 2 / 3)} {num(x1)} {num(y1)}"
    )


def _tongue(q: Pose, m: MouthShape) -> str:
    corners = (m.left_y + m.right_y) / 4
    top, bottom = m.over / 2 + corners, m.under / 2 + corners
    y = bottom + 1.6 - q.tongue * (bottom - top) * 0.75
    return (
        f'<ellipse fill="#D4857B"{fade(min(1.0, q.tongue * 5))} cx="{num(m.mid_x)}" cy="{num(y)}" '
        f'rx="{num((m.right - m.left) * 0.27)}" ry="3"/>'
    )


def _upper_lip(p: FacePersona, q: Pose, m: MouthShape) -> str:
    wide = (m.right - m.left) / 2
    seam_y = m.over * 0.5 + m.mid_y * 0.5
    bow = min(seam_y, m.mid_y) - m.upper_lip
    left_y, right_y = (m.left_y + bow + m.upper_lip) / 2, (m.right_y + bow + m.upper_lip) / 2
    inset, side = 1.5 - 3.2 * q.round, wide * (0.45 + 0.5 * q.round)
    data = (
        f"M{num(m.left + inset)} {num(m.left_y)}"
        f"Q{num(m.mid_x - side)} {num(left_y - m.upper_lip * 0.9)} {num(m.mid_x - 2.6)} {num(bow)}"
        f"Q{num(m.mid_x)} {num(bow + m.upper_lip * 0.28)} {num(m.mid_x + 2.6)} {num(bow)}"
        f"Q{num(m.mid_x + side)} {num(right_y - m.upper_lip * 0.9)} {num(m.right - inset)} {num(m.right_y)}"
        f"{_arc(m, q, m.over, back=True, inset=inset)}Z"
    )
    return filled(p.lip, data, fade(0.92))


def _lower_lip(p: FacePersona, q: Pose, m: MouthShape) -> str:
    inset = 2.5 - 4.2 * q.round
    data = (
        f"M{num(m.left + inset)} {num(m.left_y)}{_arc(m, q, m.under, inset=inset)}"
        f"{_arc(m, q, m.under + m.lower_lip * 2.1, back=True, inset=inset)}Z"
    )
    return filled(p.lip, data, fade(0.74))


def _around(p: FacePersona, q: Pose, m: MouthShape) -> str:
    y = (m.under + m.mid_y) / 2 + m.lower_lip * 1.5 + 3.4
    chin = f"M{num(m.mid_x - 5.5)} {num(y)}Q{num(m.mid_x)} {num(y + 1.6)} {num(m.mid_x + 5.5)} {num(y)}"
    out = 1 + 2.2 * q.round
    dimples = (
        f"M{num(m.left - out)} {num(m.left_y - 1.2)}q-1.2 1.6 .2 3.2"
        f"M{num(m.right + out)} {num(m.right_y - 1.2)}q1.2 1.6 -.2 3.2"
    )
    return stroked(p.line, chin, 1.3, fade(0.12 if p.covers_chin else 0.38)) + stroked(
        p.line, dimples, 1.2, f' opacity="{alpha(0.25 + 0.3 * abs(q.curve))}"'
    )
