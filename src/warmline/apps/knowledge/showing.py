"""An item as it is shown: shuffled, under numbers that say nothing of the key. What comes back is put right here."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

from warmline.core.measurement.items import Answer, BadAnswer, Item, Kind, check_answer
from warmline.core.measurement.items.bank import HIGHEST, LOWEST

_LETTERED = frozenset({Kind.SINGLE, Kind.MULTIPLE, Kind.BEST})


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: the number it goes by on this page (from 1), and its text."""

    number: str
    text: str


@dataclass(frozen=True, slots=True)
class Shown:
    """What the browser gets of an item before it is answered. Nothing here follows from the key."""

    kind: str
    prompt: str
    moment: str
    choices: tuple[Choice, ...]
    lefts: tuple[Choice, ...]
    scale: tuple[str, ...]


def show(item: Item, seed: str) -> Shown:
    """Return an item as this attempt sees it; the same seed shows the same order again after a break."""
    order = _order(item, seed)
    texts = item.choices()
    return Shown(
        kind=item.kind.value,
        prompt=item.prompt,
        moment=item.moment,
        choices=tuple(Choice(str(n), texts[place]) for n, place in enumerate(order, 1)),
        lefts=tuple(Choice(str(n), pair.left) for n, pair in enumerate(item.pairs, 1)),
        scale=tuple(str(value) for value in range(LOWEST, HIGHEST + 1)) if item.kind is Kind.RATE else (),
    )


def read_answer(item: Item, seed: str, sent: Sequence[str]) -> Answer:
    """Return the answer that was meant, in the item's own letters.

    `sent` holds: the numbers chosen; for ordering, matching and rating one entry for each choice (or left side) in the
    order shown: its place, its partner's number, its rating; for texts the text. Raises BadAnswer for anything else.
    """
    order, letters = _order(item, seed), item.letters()
    if item.kind in (Kind.SHORT, Kind.SAY):
        return check_answer(item, [text.replace("\x00", "").strip() for text in sent])
    numbers = [_number(each) for each in sent]
    if item.kind is Kind.RATE:
        _as_many(numbers, order)
        by_letter = {letters[place]: str(value) for place, value in zip(order, numbers, strict=True)}
        return check_answer(item, [by_letter[letter] for letter in letters])
    if any(not 1 <= number <= len(order) for number in numbers):
        raise BadAnswer("a number that was not on the page")
    if item.kind is Kind.ORDERING:
        _as_many(numbers, order)
        placed = sorted(zip(numbers, order, strict=True))
        if [number for number, _ in placed] != list(range(1, len(order) + 1)):
            raise BadAnswer("each place is taken once")
        return check_answer(item, [letters[place] for _, place in placed])
    return check_answer(item, [letters[order[number - 1]] for number in numbers])


def _as_many(numbers: Sequence[int], order: Sequence[int]) -> None:
    if len(numbers) != len(order):
        raise BadAnswer("each line needs its entry")


def _order(item: Item, seed: str) -> list[int]:
    places = list(range(len(item.choices())))
    Random(f"{seed}:{item.key}:{item.version}:order").shuffle(places)  # noqa: S311
    if item.kind is Kind.ORDERING and places == sorted(places):
        places.reverse()  # shown in its right order it would be no question
    return places


def _number(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) < 3):
        raise BadAnswer("not a number of the page")
    return int(text)
