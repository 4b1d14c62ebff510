"""Who is drawn: the numbers and colours that stay the same in every mood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FacePersona:
    """One person's head, in units of a drawing 168 wide.

    Half widths: temple 39-45, cheek 42-48, jaw 33-43, chin 13-22; `length` scales the head (0.96-1.05). `nose` -1..4
    widens the nose, `nose_long` -2..3 lowers its tip. `brow` is the brows' thickness 3-5.4, `lips` 0.7-1.15, `lines`
    0-1 the lines of age, `lash` 0-1, `eyes` 0.9-1.1 scales them, `fold` draws a single lid.
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
