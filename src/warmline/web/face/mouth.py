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
    smiling = min(1.0, max(0.0, (q.curve + 0.2) / 0.4))
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
        lower_lip=5.4 * p.lips * press,
    )


def mouth(p: FacePersona, q: Pose, uid: str) -> str:
    """Return lips, teeth, the line between the lips, and the dimples at the corners."""
    m = shape(p, q)
    seam = f"M{num(m.left)} {num(m.left_y)}Q{num(m.mid_x)} {num(m.over)} {num(m.right)} {num(m.right_y)}"
    inside = f"{seam}Q{num(m.mid_x)} {num(m.under)} {num(m.left)} {num(m.left_y)}Z"
    parted = min(1.0, q.open / 0.06)
    teeth_shown = min(1.0, max(0.0, (q.open - 0.03) / 0.06)) * min(1.0, max(0.0, (q.curve + 0.05) / 0.3))
    gum = f"Q{num(m.mid_x)} {num(m.over + 5.6)} {num(m.left)} {num(m.left_y + 1)}Z"
    teeth = f"{seam}L{num(m.right)} {num(m.right_y + 1)}{gum}"
    return (
        f"{_upper_lip(p, m)}{_lower_lip(p, m)}"
        f'<clipPath id="m{uid}"><path d="{inside}"/></clipPath>'
        f"{filled('#4A1E1C', inside, fade(parted))}"
        f'<g clip-path="url(#m{uid})">{filled("#FBF7F0", teeth, fade(teeth_shown))}</g>'
        f"{stroked('#3A1B15', seam, 1.9 - 0.7 * parted, fade(0.9 - 0.35 * parted))}"
        f"{_around(p, q, m)}"
    )


def _upper_lip(p: FacePersona, m: MouthShape) -> str:
    wide = (m.right - m.left) / 2
    seam_y = m.over * 0.5 + m.mid_y * 0.5
    bow = min(seam_y, m.mid_y) - m.upper_lip
    left_y, right_y = (m.left_y + bow + m.upper_lip) / 2, (m.right_y + bow + m.upper_lip) / 2
    data = (
        f"M{num(m.left + 1.5)} {num(m.left_y)}"
        f"Q{num(m.mid_x - wide * 0.45)} {num(left_y - m.upper_lip * 0.9)} {num(m.mid_x - 2.6)} {num(bow)}"
        f"Q{num(m.mid_x)} {num(bow + m.upper_lip * 0.28)} {num(m.mid_x + 2.6)} {num(bow)}"
        f"Q{num(m.mid_x + wide * 0.45)} {num(right_y - m.upper_lip * 0.9)} {num(m.right - 1.5)} {num(m.right_y)}"
        f"Q{num(m.mid_x)} {num(m.over)} {num(m.left + 1.5)} {num(m.left_y)}Z"
    )
    return filled(p.lip, data, fade(0.92))


def _lower_lip(p: FacePersona, m: MouthShape) -> str:
    data = (
        f"M{num(m.left + 2.5)} {num(m.left_y)}Q{num(m.mid_x)} {num(m.under)} {num(m.right - 2.5)} {num(m.right_y)}"
        f"Q{num(m.mid_x)} {num(m.under + m.lower_lip * 2.1)} {num(m.left + 2.5)} {num(m.left_y)}Z"
    )
    return filled(p.lip, data, fade(0.74))


def _around(p: FacePersona, q: Pose, m: MouthShape) -> str:
    y = (m.under + m.mid_y) / 2 + m.lower_lip * 1.5 + 3.4
    chin = f"M{num(m.mid_x - 5.5)} {num(y)}Q{num(m.mid_x)} {num(y + 1.6)} {num(m.mid_x + 5.5)} {num(y)}"
    dimples = (
        f"M{num(m.left - 1)} {num(m.left_y - 1.2)}q-1.2 1.6 .2 3.2"
        f"M{num(m.right + 1)} {num(m.right_y - 1.2)}q1.2 1.6 -.2 3.2"
    )
    return stroked(p.line, chin, 1.3, fade(0.38)) + stroked(
        p.line, dimples, 1.2, f' opacity="{alpha(0.25 + 0.3 * abs(q.curve))}"'
    )
