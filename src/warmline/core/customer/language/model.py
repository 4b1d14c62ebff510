"""A language: lines for acts and reactions, and the voices that speak them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from warmline.core.customer.language.bands import BANDS

# What may stand in braces in a shared line. A line whose word is not known in the moment is not chosen.
SLOTS: Final = frozenset({"name", "first_name", "agent", "time", "quote", "fact", "offer", "wish", "value"})


@dataclass(frozen=True, slots=True)
class Voice:
    """A way of speaking. Chances are 0-1 and concern the shared lines only; authored scenario lines stay as they are.

    `talk` is the chance of a word about what was just said, `tail` of a closing word, `spell_out` turns "I'm" into
    "I am", `no_stop` drops the last full stop, `trail` turns it into dots, `exclaim` into an exclamation mark,
    `lower` begins with a small letter.
    """

    key: str
    about: str
    talk: float = 0.7
    tail: float = 0.2
    spell_out: bool = False
    no_stop: float = 0.0
    trail: float = 0.0
    exclaim: float = 0.0
    lower: float = 0.0


@dataclass(frozen=True, slots=True)
class LineSet:
    """Lines for one use as they are written in a file: for these mood bands and voices, or for all where empty.

    `use` is an act (`ask`), an act with its topic (`ask.next`), a reaction (`react.vague_promise`) or a closing word
    (`tail.tell`).
    """

    use: str
    say: tuple[str, ...]
    mood: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = [name for name in self.mood if name not in BANDS]
        if wrong:
            raise ValueError(f"mood {', '.join(wrong)} is none of {', '.join(BANDS)}.")


@dataclass(frozen=True, slots=True)
class Line:
    """One line. `id` is stable as long as the words are."""

    id: str
    use: str
    text: str
    moods: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Language:
    """Everything customers can say in one language, beside what their scenarios give them."""

    key: str
    version: str
    lines: tuple[Line, ...]
    voices: tuple[Voice, ...] = ()
    _by_use: dict[str, tuple[Line, ...]] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            grouped[line.use].append(line)
        object.__setattr__(self, "_by_use", {use: tuple(lines) for use, lines in grouped.items()})

    @classmethod
    def of(cls, key: str, version: str, sets: Iterable[LineSet], voices: Iterable[Voice]) -> Language:
        """Build a language from line sets. The same words under the same use are kept once."""
        lines = {
            f"{one.use}:{text}": Line(f"{one.use}:{text}", one.use, text, frozenset(one.mood), frozenset(one.voice))
            for one in sets
            for text in one.say
        }
        return cls(key, version, tuple(lines.values()), tuple(voices))

    def voice(self, key: str) -> Voice:
        """Return the voice with this key, or a plain one where the language has none of that name."""
        return next((voice for voice in self.voices if voice.key == key), Voice(key, "A plain way of speaking."))

    def for_use(self, use: str) -> tuple[Line, ...]:
        """Return every line for a use."""
        return self._by_use.get(use, ())
