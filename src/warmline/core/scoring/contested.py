"""What can be contested in a scorecard beside its observations: the overall figure, critical errors, whole answers.

Every one has a place, a number that never means an observation, so that an appeal against it is kept like any other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from warmline.core.scoring.answers import MEETS, MISSES
from warmline.core.scoring.scorecard import CriticalError, Evidence, Scorecard

OVERALL: Final = 10_000
_CRITICAL: Final = 11_000
_ANSWER: Final = 12_000
_ROOM: Final = 1_000
# The levels of a figure of 0-100, as those of a skill: 1 below 25, 2 below 50, 3 below 75, otherwise 4.
_BANDS: Final = {1: (0.0, 24.9), 2: (25.0, 49.9), 3: (50.0, 74.9), 4: (75.0, 100.0)}

Grades = Mapping[int, int | None]


@dataclass(frozen=True, slots=True)
class Contested:
    """What stands at a place: `error` or `answer`; for the overall figure both are None."""

    error: CriticalError | None = None
    answer: Evidence | None = None


def is_observation(place: int) -> bool:
    """Say whether a place is that of an observation."""
    return 0 <= place < OVERALL


def critical_place(number: int) -> int:
    """Return the place of a critical error by its number in the card, from 0."""
    return _CRITICAL + number


def answer_place(number: int) -> int:
    """Return the place of a graded answer by its number among the card's graded answers, from 0."""
    return _ANSWER + number


def contested_at(card: Scorecard, place: int) -> Contested:
    """Return what stands at a place that is no observation's. Raises IndexError where there is nothing."""
    if place == OVERALL and card.overall is not None:
        return Contested()
    if _CRITICAL <= place < _CRITICAL + _ROOM:
        return Contested(error=card.critical[place - _CRITICAL])
    if _ANSWER <= place < _ANSWER + _ROOM:
        return Contested(answer=whole_answers(card)[place - _ANSWER])
    raise IndexError(place)


def whole_answers(card: Scorecard) -> tuple[Evidence, ...]:
    """Return the evidence of the answers as a whole, in order."""
    return tuple(each for each in card.evidence if each.skill is None and each.mark.name in (MEETS, MISSES))


def level_of(figure: float) -> int:
    """Return the level 1-4 of a figure 0-100."""
    return 1 + sum(figure >= bound for bound in (25.0, 50.0, 75.0))


def within_level(figure: float, level: int) -> float:
    """Return the figure nearest to this one that lies in the level a person gave."""
    low, high = _BANDS[level]
    return min(high, max(low, figure))


def quality_of(each: Evidence) -> float:
    """Return the grade 0-1 of an answer as a whole, read back from its evidence."""
    sure = each.mark.confidence
    return round(sure if each.mark.name == MEETS else 1 - sure, 2)


def anchor_of(each: Evidence) -> int:
    """Return the anchor 1-4 that is nearest to the grade of an answer as a whole."""
    return 1 + round(3 * quality_of(each))
