"""From an answer to points. What no rule can mark waits for a person; what a machine reads is only suggested."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from warmline.core.measurement.items.bank import HIGHEST, LOWEST, Item, Kind
from warmline.core.measurement.items.judgement import (
    FEWEST_EXPERTS,
    distance_score,
    most_chosen,
    proportion_score,
)
from warmline.core.measurement.items.spelling import is_accepted

# What was answered, in strings: letters in the order that the kind means, ratings, or one text.
Answer = tuple[str, ...]
LONGEST: Final = 2000  # characters of a text


class BadAnswer(ValueError):
    """What came is no answer to this item: letters that do not exist, too few, or too many."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Points for one answer: `score` 0-1, None while a person must look or where it never counts.

    `right` is full points, which is what the models of item response count; None where they do not use the item.
    """

    score: float | None
    right: bool | None

    @property
    def waits(self) -> bool:
        """Whether a person has to look."""
        return self.score is None


UNMARKED: Final = Mark(None, None)


def check_answer(item: Item, answer: Sequence[str]) -> Answer:
    """Return the answer where it is one. Raises BadAnswer."""
    given = tuple(answer)
    letters = set(item.letters())
    fits: dict[Kind, Callable[[], bool]] = {
        Kind.SINGLE: lambda: len(given) == 1 and given[0] in letters,
        Kind.BEST: lambda: len(given) == 1 and given[0] in letters,
        Kind.MULTIPLE: lambda: 0 < len(given) == len(set(given)) and set(given) <= letters,
        Kind.ORDERING: lambda: sorted(given) == sorted(letters),
        Kind.MATCHING: lambda: len(given) == len(letters) and set(given) <= letters,
        Kind.RATE: lambda: len(given) == len(letters) and set(given) <= _SCALE,
        Kind.SHORT: lambda: len(given) == 1 and 0 < len(given[0].strip()) <= LONGEST,
        Kind.SAY: lambda: len(given) == 1 and 0 < len(given[0].strip()) <= LONGEST,
    }
    if not fits[item.kind]():
        raise BadAnswer(f"this is no answer to the item {item.key}")
    return tuple(sorted(given)) if item.kind is Kind.MULTIPLE else given


def mark(item: Item, answer: Answer, panel: Sequence[Answer] = ()) -> Mark:
    """Return the points for an answer; `panel` holds the experts' answers to the same version.

    Multiple: right ones chosen less wrong ones chosen, over all right ones, not below 0. Ordering: Kendall's tau, not
    below 0. Matching: the share of right pairs. Short: full where accepted, else a person looks. Say: never counts.
    Best and rate: by consensus of at least five experts; with fewer they do not count.
    """
    if item.kind is Kind.SAY:
        return UNMARKED
    if item.kind is Kind.SHORT:
        return Mark(1.0, True) if is_accepted(answer[0], item.accepted) else UNMARKED
    if item.kind is Kind.BEST or item.kind is Kind.RATE:
        return _judged(item, answer, panel)
    score = _POINTS[item.kind](item.key_of(), answer)
    return Mark(score, score >= 1)


def counts(item: Item, panel: Sequence[Answer] = ()) -> bool:
    """Say whether an answer to this item can bring points at all."""
    if item.kind is Kind.SAY:
        return False
    return item.kind not in (Kind.BEST, Kind.RATE) or len(panel) >= FEWEST_EXPERTS


def _judged(item: Item, answer: Answer, panel: Sequence[Answer]) -> Mark:
    if len(panel) < FEWEST_EXPERTS:
        return UNMARKED
    if item.kind is Kind.BEST:
        chosen = [each[0] for each in panel]
        return Mark(proportion_score(chosen, answer[0]), answer[0] in most_chosen(chosen))
    ratings = [[int(value) for value in each] for each in panel]
    return Mark(distance_score(ratings, [int(value) for value in answer]), None)


def _single(key: Answer, answer: Answer) -> float:
    return float(answer == key)


def _multiple(key: Answer, answer: Answer) -> float:
    right = len(set(key) & set(answer))
    return max(0.0, (right - len(set(answer) - set(key))) / len(key))


def _ordering(key: Answer, answer: Answer) -> float:
    place = {letter: n for n, letter in enumerate(answer)}
    pairs = list(combinations(key, 2))
    agree = sum(place[one] < place[other] for one, other in pairs)
    return max(0.0, 2 * agree / len(pairs) - 1)


def _matching(key: Answer, answer: Answer) -> float:
    return sum(one == other for one, other in zip(key, answer, strict=True)) / len(key)


_SCALE: Final = frozenset(str(value) for value in range(LOWEST, HIGHEST + 1))
_POINTS: Final[dict[Kind, Callable[[Answer, Answer], float]]] = {
    Kind.SINGLE: _single,
    Kind.MULTIPLE: _multiple,
    Kind.ORDERING: _ordering,
    Kind.MATCHING: _matching,
}
