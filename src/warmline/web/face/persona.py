"""Who is drawn: the numbers and colours that stay the same in every mood."""

from __future__ import annotations

import re
from dataclasses import dataclass

_COLOUR = re.compile(r"#[0-9A-F]{6}")
_MAY_MISS = ("beard_colour", "cloth", "cloth_dark", "cloth_light")
_COLOURS = ("skin", "shade", "line", "lip", "hair", "hair_light", "iris", "brow_colour", "top", "backdrop", *_MAY_MISS)
_RANGES: dict[str, tuple[float, float]] = {
    "age": (16, 110),
    "temple": (39, 46),
    "cheek": (42, 48),
    "jaw": (33, 44),
    "chin": (12, 23),
    "length": (0.96, 1.05),
    "nose": (-1, 4),
    "nose_long": (-2, 3),
    "brow": (3, 5.5),
    "lips": (0.6, 1.15),
    "lines": (0, 1),
    "lash": (0, 1),
    "eyes": (0.9, 1.1),
}


@dataclass(frozen=True, slots=True)
class FacePersona:
    """One person's head, in units of a drawing 168 wide.

    `temple`, `cheek`, `jaw` and `chin` are half widths, `length` scales the head. `nose` widens the nose, `nose_long`
    lowers its tip. `brow` is the brows' thickness, `lines` the lines of age, `eyes` scales the eyes, `fold` draws a
    single lid. _RANGES holds what each may be; outside of it ValueError is raised.
    """

    key: str
    name: str
    age: int
    skin: str
    shade: str
    line: str
    lip: str
    hair: str
    hair_light: str
    iris: str
    brow_colour: str
    style: str
    top: str
    collar: str
    backdrop: str
    temple: float = 42
    cheek: float = 44
    jaw: float = 36
    chin: float = 16
    length: float = 1.0
    nose: float = 0
    nose_long: float = 0
    brow: float = 4.2
    lips: float = 1.0
    lines: float = 0.0
    lash: float = 0.0
    eyes: float = 1.0
    fold: bool = False
    ear: str = ""  # hoop | stud | drop
    glasses: str = ""  # round | rect | half
    beard: str = ""  # moustache | full | long | stubble | goatee
    beard_colour: str = ""
    cloth: str = ""  # a head covering and its two shades
    cloth_dark: str = ""
    cloth_light: str = ""
    freckles: bool = False
    hearing_aid: bool = False
    mole: bool = False

    def __post_init__(self) -> None:
        for name, (low, high) in _RANGES.items():
            value = getattr(self, name)
            if not low <= value <= high:
                raise ValueError(f"{name} is {value}; it must lie between {low} and {high}.")
        for name in _COLOURS:
            colour = getattr(self, name)
            if not (_COLOUR.fullmatch(colour) or (not colour and name in _MAY_MISS)):
                raise ValueError(f"{name} is {colour!r}; write a colour as #RRGGBB.")

    @property
    def is_light(self) -> bool:
        """Whether the skin is light enough for a red flush to show strongly."""
        return int(self.skin[1:3], 16) >= 0x99

    @property
    def covers_ears(self) -> bool:
        """Whether cloth hides the ears."""
        return self.style in {"hijab", "shayla"}

    @property
    def covers_forehead(self) -> bool:
        """Whether hair hides the lines of the forehead."""
        return self.style in {"fringe", "bob"}

    @property
    def covers_chin(self) -> bool:
        """Whether a beard hides the chin and what lies round the mouth."""
        return self.beard in {"full", "long", "goatee"}
