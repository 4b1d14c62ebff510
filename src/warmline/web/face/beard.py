"""Beards: what lies under the features, and the moustache over them."""

from __future__ import annotations

from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose
from warmline.web.face.shapes import fade, filled, num, stroked


def under(p: FacePersona) -> str:
    """Return the beard that lies on the jaw, or nothing."""
    colour = p.beard_colour or p.hair
    if p.beard in {"full", "long"}:
        return filled(colour, _jaw(p, 67 if p.beard == "full" else 84))
    if p.beard == "stubble":
        return filled(colour, _jaw(p, 64), fade(0.26))
    if p.beard == "goatee":
        return filled(
            colour,
            "M-17 40C-18 30-9 27 .8 27 11 27 20 30 19 40 20 54 13 66 .8 66-11 66-18 54-17 40Z",
            fade(0.92),
        )
    return ""


def _jaw(p: FacePersona, bottom: float) -> str:
    cheek, left, jaw, chin = num(p.cheek), num(p.cheek + 1), p.jaw, p.chin
    return (
        f"M-{left} 2C-{num(p.cheek + 0.8)} 22-{num(jaw + 3)} 40-{num(chin + 6)} 54-8 {num(bottom)} 8 {num(bottom)} "
        f"{num(chin + 6)} 54 {num(jaw + 1)} 40 {num(p.cheek - 1)} 22 {cheek} 2 38 12 36 24 27 27 16 26 8 28 .8 29"
        f"-8 28-16 26-26 27-36 24-38 12-{left} 2Z"
    )


def over(p: FacePersona, q: Pose) -> str:
    """Return a moustache that stands alone; its ends follow the mouth."""
    if p.beard != "moustache":
        return ""
    end = num(37 - q.curve * 2)
    data = f"M.8 28C-5 25-13 28-20 {end}-12 40.5-5 37.5 .8 36.5 6.6 37.5 13.6 40.5 21.6 {end} 14.6 28 6.6 25 .8 28Z"
    return filled(p.beard_colour or p.hair, data) + stroked(
        "#FFF", "M-13 35c3-3 6-5 9-5M14 35c-3-3-6-5-9-5", 1.2, ' stroke-opacity=".35"'
    )
