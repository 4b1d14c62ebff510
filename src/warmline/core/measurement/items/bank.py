"""An item as its authors write it: what is asked, what may be chosen, what is right and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from warmline.core.skills import ProgrammeLevel

LETTERS: Final = "abcdefghijkl"
LOWEST, HIGHEST = 1, 5  # of the ratings in situational judgement


class Kind(StrEnum):
    """How an item is answered."""

    SINGLE = "single"  # one option is right
    MULTIPLE = "multiple"  # several are
    ORDERING = "ordering"  # steps into their order
    MATCHING = "matching"  # two columns
    SHORT = "short"  # some words of her own, compared with accepted ones
    SAY = "say"  # an answer to a customer's words; the machine only suggests a grade
    BEST = "best"  # situational judgement: the most fitting reaction, scored by what share of experts chose it
    RATE = "rate"  # situational judgement: each reaction rated 1-5, scored by its distance from the experts


class Pool(StrEnum):
    """What an item is for: practice shows its key and explanation, an assessed test never does."""

    PRACTICE = "practice"
    ASSESSED = "assessed"


# What experts answer and no author alone can know.
JUDGED: Final = frozenset({Kind.BEST, Kind.RATE})


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose. `rating` is the authors' own view (1-5) where reactions are rated, and no panel's.

    `why` says, once the test is over, why this one is right or wrong.
    """

    text: str
    right: bool = False
    rating: int | None = None
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things that belong together."""

    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the bank.

    `moment` is a customer's sentence that the item is about. Single, multiple, best and rate have `options`; ordering
    has `steps` in their right order; matching has `pairs`; short has `accepted` answers; say has a `behaviour` to be
    seen and two `good` answers. The letter of an option, step or pair is its place: the first is a. `pool` says which
    tests may ask it.
    """

    key: str
    version: int
    kind: Kind
    level: ProgrammeLevel
    prompt: str
    explanation: str
    behaviour: str = ""
    moment: str = ""
    options: tuple[Option, ...] = ()
    steps: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    accepted: tuple[str, ...] = ()
    good: tuple[str, ...] = ()
    pool: Pool = Pool.PRACTICE

    def choices(self) -> tuple[str, ...]:
        """Return the texts that are chosen from, in the authors' order: the letter a stands for the first."""
        if self.kind is Kind.ORDERING:
            return self.steps
        if self.kind is Kind.MATCHING:
            return tuple(pair.right for pair in self.pairs)
        return tuple(option.text for option in self.options)

    def letters(self) -> tuple[str, ...]:
        """Return the letters of what is chosen from."""
        return tuple(LETTERS[: len(self.choices())])

    def words(self) -> int:
        """Return how many words there are to read before it can be answered."""
        parts = (self.moment, self.prompt, *self.choices(), *(pair.left for pair in self.pairs))
        return sum(len(part.split()) for part in parts)

    def key_of(self) -> tuple[str, ...]:
        """Return the right answer in letters; empty where no author alone can know it or where it is free text."""
        if self.kind in (Kind.ORDERING, Kind.MATCHING):
            return self.letters()
        if self.kind in (Kind.SINGLE, Kind.MULTIPLE):
            return tuple(letter for letter, each in zip(LETTERS, self.options, strict=False) if each.right)
        return ()


@dataclass(frozen=True, slots=True)
class ItemSet:
    """The items of one skill, as one file holds them."""

    skill: str
    items: tuple[Item, ...]
