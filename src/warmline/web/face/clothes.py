"""Shoulders, neck and collar; the shoulders rise and fall with the pose."""

from __future__ import annotations

from collections.abc import Callable

from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose
from warmline.web.face.shapes import filled, num, stroked

_DARK = ' stroke-opacity=".18"'
_LIGHT = ' stroke-opacity=".2"'


def clothes(p: FacePersona, q: Pose) -> str:
    """Return shoulders, neck and collar."""
    rise = -q.shoulders

    def y(value: float) -> str:
        return num(value + rise)

    body = filled(
        p.top,
        f"M-106 140C-104 {y(100)} -76 {y(88)} -44 {y(82)}L-18 {y(74)} 18 {y(74)} 44 {y(82)}"
        f"C76 {y(88)} 104 {y(100)} 106 140Z",
    )
    neck = filled(p.skin, f"M-18 34h36l1 {y(44)}C14 {y(92)} -14 {y(92)} -19 {y(78)}Z") + filled(
        p.shade, "M-18 44C-10 66 10 66 18 44l.6 12C10 76-10 76-18.6 56Z"
    )
    collar = _COLLARS.get(p.collar)
    return body + neck + (collar(p, y) if collar else "")


def _vneck(p: FacePersona, y: Callable[[float], str]) -> str:
    skin = f"M-19 {y(75)}C-12 {y(86)} -4 {y(98)} 0 {y(104)} 4 {y(98)} 12 {y(86)} 19 {y(75)}Z"
    edge = f"M-20 {y(75)}C-12 {y(87)} -4 {y(99)} 0 {y(105)} 4 {y(99)} 12 {y(87)} 20 {y(75)}"
    return filled(p.skin, skin) + stroked("#000", edge, 2.4, _DARK)


def _shirt(p: FacePersona, y: Callable[[float], str]) -> str:
    wings = (
        f"M-20 {y(70)} -30 {y(82)} -14 {y(102)} 0 {y(84)} 14 {y(102)} 30 {y(82)} 20 {y(70)}"
        f"C10 {y(82)} -10 {y(82)} -20 {y(70)}Z"
    )
    return filled("#F1EEE6", wings) + stroked("#B9B3A6", f"M0 {y(84)} -14 {y(102)}M0 {y(84)} 14 {y(102)}", 1.4)


def _crew(p: FacePersona, y: Callable[[float], str]) -> str:
    return stroked("#000", f"M-19.5 {y(77)}C-13 {y(92)} 13 {y(92)} 19.5 {y(77)}", 4, _DARK)


def _cardigan(p: FacePersona, y: Callable[[float], str]) -> str:
    blouse = f"M-20 {y(74)} -26 {y(82)} 0 130 26 {y(82)} 20 {y(74)}C12 {y(86)} -12 {y(86)} -20 {y(74)}Z"
    edge = stroked("#000", f"M-27 {y(80)} 0 130 27 {y(80)}", 2.4, _DARK)
    pearls = "".join(
        f'<circle cx="{x}" cy="{y(level)}" r="2" fill="#FFF"/>'
        for x, level in ((-14, 84.0), (-7, 88.0), (0, 89.5), (7, 88.0), (14, 84.0))
    )
    return filled("#F3EDE2", blouse) + edge + (pearls if p.ear == "stud" else "")


def _hood(p: FacePersona, y: Callable[[float], str]) -> str:
    return stroked("#FFF", f"M-34 {y(84)}C-22 {y(100)} 22 {y(100)} 34 {y(84)}", 7, _LIGHT) + stroked(
        "#FFF", f"M-9 {y(94)}v16M9 {y(94)}v14", 2, _LIGHT
    )


def _blazer(p: FacePersona, y: Callable[[float], str]) -> str:
    blouse = f"M-19 {y(74)} -24 {y(80)} 0 126 24 {y(80)} 19 {y(74)}C10 {y(88)} -10 {y(88)} -19 {y(74)}Z"
    lapels = (
        f"M-25 {y(78)} -34 {y(94)} -22 {y(98)} -26 {y(102)} 0 136 26 {y(102)} 22 {y(98)} 34 {y(94)} 25 {y(78)} 0 126Z"
    )
    return filled("#F4EFE4", blouse) + filled("#000", lapels, ' opacity=".16"')


def _polo(p: FacePersona, y: Callable[[float], str]) -> str:
    edge = f"M-21 {y(72)} -29 {y(84)} -12 {y(96)} 0 {y(86)} 12 {y(96)} 29 {y(84)} 21 {y(72)}"
    wings = f"{edge}C12 {y(86)} -12 {y(86)} -21 {y(72)}Z"
    return filled(p.top, wings) + stroked("#000", edge, 1.8, _DARK) + stroked("#000", f"M0 {y(88)}v22", 1.8, _DARK)


def _kurta(p: FacePersona, y: Callable[[float], str]) -> str:
    band = f"M-20 {y(71)}C-12 {y(84)} 12 {y(84)} 20 {y(71)}L22 {y(79)}C12 {y(93)} -12 {y(93)} -22 {y(79)}Z"
    return filled(p.top, band) + stroked(
        "#000", f"M-21 {y(78)}C-12 {y(92)} 12 {y(92)} 21 {y(78)}M0 {y(90)}v30", 1.8, _DARK
    )


def _wide(p: FacePersona, y: Callable[[float], str]) -> str:
    skin = f"M-30 {y(78)}C-20 {y(100)} 20 {y(100)} 30 {y(78)}L18 {y(70)} -18 {y(70)}Z"
    return filled(p.skin, skin) + stroked("#000", f"M-31 {y(78)}C-20 {y(101)} 20 {y(101)} 31 {y(78)}", 2.4, _DARK)


_COLLARS: dict[str, Callable[[FacePersona, Callable[[float], str]], str]] = {
    "vneck": _vneck,
    "shirt": _shirt,
    "crew": _crew,
    "cardigan": _cardigan,
    "hood": _hood,
    "blazer": _blazer,
    "polo": _polo,
    "kurta": _kurta,
    "wide": _wide,
}
