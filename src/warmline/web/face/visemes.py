"""What the mouth does for a sound: the mood's mouth stays underneath, the sound moves it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from warmline.web.face.mouth import mouth
from warmline.web.face.persona import FacePersona
from warmline.web.face.poses import Pose


@dataclass(frozen=True, slots=True)
class Viseme:
    """How a sound looks on a calm mouth; `keep` is the share of the mood's curve that stays. Units as in Pose."""

    open: float = 0.0
    width: float = 1.0
    press: float = 0.0
    keep: float = 0.75
    round: float = 0.0
    teeth: float = 0.0
    tongue: float = 0.0
    tuck: float = 0.0


# The fifteen names are those of MPEG-4 face animation (ISO/IEC 14496-2, 1999), as lip-sync tools write them; the
# numbers are drawn by eye.
VISEMES: dict[str, Viseme] = {
    "sil": Viseme(),
    "PP": Viseme(width=0.92, press=0.6, keep=0.8),
    "FF": Viseme(open=0.09, width=0.96, press=0.1, teeth=1, tuck=1),
    "TH": Viseme(open=0.17, width=0.98, teeth=0.8, tongue=0.9),
    "DD": Viseme(open=0.15, width=0.94, teeth=0.6, tongue=0.55),
    "kk": Viseme(open=0.24, width=0.9, teeth=0.2),
    "CH": Viseme(open=0.19, width=0.7, keep=0.6, round=0.5, teeth=0.9),
    "SS": Viseme(open=0.12, width=1.06, teeth=1),
    "nn": Viseme(open=0.1, width=0.9, teeth=0.2, tongue=0.7),
    "RR": Viseme(open=0.16, width=0.78, keep=0.65, round=0.6),
    "aa": Viseme(open=0.54, width=0.94, keep=0.65, round=0.3, teeth=0.4, tongue=0.15),
    "E": Viseme(open=0.33, width=1.06, keep=0.7, round=0.1, teeth=0.5, tongue=0.2),
    "I": Viseme(open=0.21, width=1.13, keep=0.8, teeth=0.6, tongue=0.1),
    "O": Viseme(open=0.42, width=0.66, keep=0.55, round=0.9),
    "U": Viseme(open=0.2, width=0.54, keep=0.55, round=0.9),
}


def speaking(q: Pose, viseme: str) -> Pose:
    """Return a pose while it makes a sound; "sil" is the pose itself.

    A pressed mouth opens less, a frown shows fewer teeth, and the corners stay on the mood's side. Raises KeyError
    with the known names.
    """
    if viseme not in VISEMES:
        raise KeyError(f"No viseme is called {viseme!r}; known: {', '.join(VISEMES)}.")
    if viseme == "sil":
        return q
    v = VISEMES[viseme]
    opened = v.open * (1 - 0.35 * q.press) + (0.3 * q.open if v.open else 0.0)
    return replace(
        q,
        curve=q.curve * v.keep,
        open=min(0.6, opened),
        width=v.width * (0.4 + 0.6 * q.width),
        press=max(v.press, q.press * 0.45),
        round=v.round,
        teeth=v.teeth * (1 - 0.5 * max(0.0, -q.curve)),
        tongue=v.tongue,
        tuck=v.tuck,
        spoken=1.0,
    )


_MOVING = re.compile(r' (?:d|cx|cy|rx|ry|opacity|stroke-width)="([^"]*)"')
_NUMBER = re.compile(r"-?\d*\.?\d+")


def mouth_numbers(p: FacePersona, q: Pose) -> list[str]:
    """Return every number of a drawn mouth that speech may move, in the order of the drawing."""
    return [number for value in _MOVING.findall(mouth(p, q, "")) for number in _NUMBER.findall(value)]


def shapes(p: FacePersona, q: Pose) -> str:
    """Return all shapes but the resting one as text: "PP 1 2;FF 3 4", numbers as `mouth_numbers` orders them."""
    return ";".join(" ".join((name, *mouth_numbers(p, speaking(q, name)))) for name in VISEMES if name != "sil")
