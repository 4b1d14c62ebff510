"""A translation beside its original: every word of both, and which of them the original changed since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.adapters.packs.document import Address
from warmline.apps.studio.texts.places import Places
from warmline.apps.studio.texts.words import Words, words_of

FIRST = 12


@dataclass(frozen=True, slots=True)
class Pair:
    """One word: its name, its place in words, what the original says, what the translation says (None: no such place).

    `is_stale` says that the original changed it after the translation was made; `before` is what it said then.
    `is_same` says that both hold the same words: perhaps it is not translated yet.
    """

    name: str
    place: str
    original: str
    translation: str | None
    address: Address
    before: str | None

    @property
    def is_stale(self) -> bool:
        """Whether the original says something else than when this was translated."""
        return self.before is not None

    @property
    def is_same(self) -> bool:
        """Whether the translation holds the original's words."""
        return self.translation == self.original


def pairs(*, original: str, source: str, translation: str) -> tuple[Pair, ...]:
    """Return every word in the order of the original's newest text.

    `original` is that text, `source` the one that the translation was made from.
    """
    now, then, ours = words_of(original), words_of(source), words_of(translation)
    places = Places(original)
    return tuple(_pair(name, places.of_name(name), said, then, ours) for name, (_, said) in now.items())


def parts_of(found: Sequence[Pair]) -> tuple[str, ...]:
    """Return the parts of the text that hold words, in order: "title", "facts", "offers"."""
    return tuple(dict.fromkeys(part_of(each) for each in found))


def pairs_in(found: tuple[Pair, ...], part: str) -> tuple[Pair, ...]:
    """Return the words of one part; of no known part: what the original changed, or else its first words.

    A whole scenario holds some hundreds of words; a page of them is shown at a time.
    """
    chosen = tuple(each for each in found if part_of(each) == part) or tuple(each for each in found if each.is_stale)
    return chosen or found[:FIRST]


def part_of(pair: Pair) -> str:
    """Return the part of the text in which a word stands: "facts"."""
    return pair.name.partition(".")[0]


def _pair(name: str, place: str, said: str, then: Words, ours: Words) -> Pair:
    mine, was = ours.get(name), then.get(name)
    changed = was is None or was[1] != said
    return Pair(
        name=name,
        place=place,
        original=said,
        translation=None if mine is None else mine[1],
        address=() if mine is None else mine[0],
        before=(was[1] if was is not None else "") if changed else None,
    )
