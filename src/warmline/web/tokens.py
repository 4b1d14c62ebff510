"""The colour tokens of tokens.css, read from the file itself, and how far two of them stand apart."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "static" / "css" / "tokens.css"
_PAIR = re.compile(r"--([a-z0-9-]+):\s*light-dark\((#[0-9A-Fa-f]{6}),\s*(#[0-9A-Fa-f]{6})\)")


@dataclass(frozen=True, slots=True)
class Token:
    """A colour with its value in the light and in the dark scheme, as #RRGGBB."""

    name: str
    light: str
    dark: str


@dataclass(frozen=True, slots=True)
class Use:
    """One colour on another and the contrast it needs: 4.5 for text, 3 for lines (WCAG 2.2, 1.4.3 and 1.4.11)."""

    front: str
    ground: str
    least: float
    what: str

    @property
    def light(self) -> float:
        """The contrast in the light scheme."""
        return contrast(tokens()[self.front].light, tokens()[self.ground].light)

    @property
    def dark(self) -> float:
        """The contrast in the dark scheme."""
        return contrast(tokens()[self.front].dark, tokens()[self.ground].dark)


@cache
def tokens() -> dict[str, Token]:
    """Return every colour token by name, in the order of the file."""
    return {name: Token(name, light, dark) for name, light, dark in _PAIR.findall(_FILE.read_text())}


def _channel(value: int) -> float:
    part = value / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def luminance(colour: str) -> float:
    """Return the relative luminance, 0-1, of #RRGGBB (WCAG 2.2)."""
    red, green, blue = (_channel(int(colour[i : i + 2], 16)) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio, 1-21, of two colours (WCAG 2.2)."""
    brighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


USES: tuple[Use, ...] = (
    *(Use("ink", ground, 4.5, "text") for ground in ("paper", "surface", "sunk", "action-soft")),
    *(Use("ink", ground, 4.5, "text of a notice") for ground in ("good-soft", "warn-soft", "bad-soft")),
    *(Use("ink-2", ground, 4.5, "explanation") for ground in ("paper", "surface", "sunk", "action-soft")),
    *(Use("ink-3", ground, 4.5, "labels, axes") for ground in ("paper", "surface", "sunk")),
    *(Use("action-ink", ground, 4.5, "links") for ground in ("paper", "surface", "sunk", "action-soft")),
    *(Use("action", ground, 3.0, "focus ring, estimates") for ground in ("paper", "surface", "sunk")),
    Use("on-action", "action", 4.5, "words on the main button"),
    Use("on-action", "action-hover", 4.5, "words on the main button, pointed at"),
    *(Use("human", ground, 4.5, "mood word, kicker") for ground in ("paper", "surface", "human-soft")),
    *(Use("human-line", ground, 3.0, "mood curve, quote rule") for ground in ("paper", "surface")),
    *(Use("good", ground, 4.5, "solved, passed") for ground in ("paper", "surface", "good-soft")),
    *(Use("warn", ground, 4.5, "take care") for ground in ("paper", "surface", "warn-soft")),
    *(Use("bad", ground, 4.5, "an error") for ground in ("paper", "surface", "bad-soft")),
    *(Use("line-strong", ground, 3.0, "edges of controls") for ground in ("paper", "surface")),
)
