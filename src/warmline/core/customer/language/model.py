"""A language: lines for acts and reactions, and the voices that speak them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from warmline.core.customer.language.bands import BANDS
from warmline.core.customer.language.variants import variants
from warmline.core.customer.language.wording import Wording

# What may stand in braces in a shared line. A line whose word is not known in the moment is not chosen.
SLOTS: Final = frozenset({"name", "first_name", "agent", "time", "quote", "fact", "offer", "wish", "value"})
CHANNELS: Final = ("chat", "email", "phone")
KINDS: Final = ("customer", "colleague")


@dataclass(frozen=True, slots=True)
class Voice:
    """A way of speaking. Chances are 0-1 and concern the shared lines only; authored scenario lines stay as they are.

    `talk` is the chance of a word about what was just said, `tail` of a closing word, `open` of a first word such as
    "Well,", `hesitate` of an "um," on the phone. `spell_out` turns "I'm" into "I am", `no_stop` drops the last full
    stop, `trail` turns it into dots, `exclaim` into an exclamation mark, `lower` begins with a small letter.
    `respell` holds pairs such as "okay > ok". `borrows` names voices whose lines fit this one too. Spelling and missing
    stops are habits of writing: on the phone they do not count.
    """

    key: str
    about: str
    talk: float = 0.7
    tail: float = 0.2
    open: float = 0.2
    hesitate: float = 0.1
    spell_out: bool = False
    no_stop: float = 0.0
    trail: float = 0.0
    exclaim: float = 0.0
    lower: float = 0.0
    respell: tuple[str, ...] = ()
    borrows: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        wrong = [pair for pair in self.respell if len(pair.split(" > ")) != 2]
        if wrong:
            raise ValueError(f"{wrong[0]!r} is no pair such as 'okay > ok'.")


@dataclass(frozen=True, slots=True)
class LineSet:
    """Lines for one use as they are written in a file: for these moods, voices, channels and kinds, all where empty.

    `use` is an act (`ask`), an act with its topic (`ask.next`), a reaction (`react.vague_promise`), a first or a
    closing word (`opener.ask`, `tail.tell`) or a piece of a mail (`mail.greeting`). `kind` says whether a customer or a
    colleague speaks. A line may hold several wordings, see `variants`.
    """

    use: str
    say: tuple[str, ...]
    mood: tuple[str, ...] = ()
    voice: tuple[str, ...] = ()
    channel: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        for name, given, known in (
            ("mood", self.mood, BANDS), ("channel", self.channel, CHANNELS), ("kind", self.kind, KINDS),
        ):  # fmt: skip
            wrong = [one for one in given if one not in known]
            if wrong:
                raise ValueError(f"{name} {', '.join(wrong)} is none of {', '.join(known)}.")
        for text in self.say:
            variants(text)


@dataclass(frozen=True, slots=True)
class Line:
    """One wording of a line. `id` is stable as long as the words are; wordings of one line share their `family`."""

    id: str
    use: str
    text: str
    moods: frozenset[str] = frozenset()
    voices: frozenset[str] = frozenset()
    channels: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    family: str = ""


@dataclass(frozen=True)
class Language:
    """Everything customers can say in one language, beside what their scenarios give them.

    `wording` is a language model that may word a plan, where the house has one; it is no part of the language's
    identity.
    """

    key: str
    version: str
    lines: tuple[Line, ...]
    voices: tuple[Voice, ...] = ()
    wording: Wording | None = field(default=None, repr=False, compare=False, hash=False)
    _by_use: dict[str, tuple[Line, ...]] = field(init=False, repr=False, compare=False, hash=False)
    _families: dict[str, str] = field(init=False, repr=False, compare=False, hash=False)

    def __post_init__(self) -> None:
        grouped: dict[str, list[Line]] = defaultdict(list)
        for line in self.lines:
            grouped[line.use].append(line)
        object.__setattr__(self, "_by_use", {use: tuple(lines) for use, lines in grouped.items()})
        object.__setattr__(self, "_families", {line.id: line.family or line.id for line in self.lines})

    @classmethod
    def of(cls, key: str, version: str, sets: Iterable[LineSet], voices: Iterable[Voice]) -> Language:
        """Build a language from line sets. The same words under the same use are kept once, for all they are for."""
        lines: dict[str, Line] = {}
        for one in sets:
            for text in one.say:
                for line in _lines(one, text):
                    lines[line.id] = _together(lines[line.id], line) if line.id in lines else line
        return cls(key, version, tuple(lines.values()), tuple(voices))

    def authored(self) -> Language:
        """Return the same language without a model to word it: trials and benches must say the same in every run."""
        return self if self.wording is None else replace(self, wording=None)

    def voice(self, key: str) -> Voice:
        """Return the voice with this key, or a plain one where the language has none of that name."""
        return next((voice for voice in self.voices if voice.key == key), Voice(key, "A plain way of speaking."))

    def for_use(self, use: str) -> tuple[Line, ...]:
        """Return every line for a use."""
        return self._by_use.get(use, ())

    def families(self, said: Iterable[str]) -> frozenset[str]:
        """Return the families of the lines with these identifiers; unknown ones are left out."""
        return frozenset(self._families[id] for id in said if id in self._families)


def _lines(one: LineSet, text: str) -> Iterable[Line]:
    moods, voices = frozenset(one.mood), frozenset(one.voice)
    channels, kinds, family = frozenset(one.channel), frozenset(one.kind), f"{one.use}:{text}"
    for words in variants(text):
        yield Line(f"{one.use}:{words}", one.use, words, moods, voices, channels, kinds, family)


def _together(first: Line, again: Line) -> Line:
    """Return one line for everything that both are for; no limit on one side is no limit at all."""

    def both(a: frozenset[str], b: frozenset[str]) -> frozenset[str]:
        return a | b if a and b else frozenset()

    moods, voices = both(first.moods, again.moods), both(first.voices, again.voices)
    channels, kinds = both(first.channels, again.channels), both(first.kinds, again.kinds)
    return Line(first.id, first.use, first.text, moods, voices, channels, kinds, first.family)
