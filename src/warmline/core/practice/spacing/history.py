"""Cards from what happened: the same cards, in whatever order the answers arrived."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from warmline.core.practice.spacing.calibration import Recalled
from warmline.core.practice.spacing.cards import DAILY, Card, Grade, Pace, lapse, review

MISS_GAP: Final = timedelta(days=7)
"""One lapse a week for a behaviour, however often it was missed: three talks on one afternoon say one thing."""

SOON: Final = timedelta(days=3)
"""The longest wait after an answer in which nothing was seen, whatever grade it got. A choice, not a measurement."""


@dataclass(frozen=True, slots=True, order=True)
class Review:
    """One answer to one drill or card: when, on which day of the person's own calendar, under which key, how it went.

    `id` is the answer's own name; the same id is the same answer. `soon`: nothing was seen in it, so that whatever the
    grade it comes back within `SOON`.
    """

    at: datetime
    id: str
    day: date
    grade: Grade
    soon: bool = False


@dataclass(frozen=True, slots=True, order=True)
class Miss:
    """A behaviour that was called for and missed somewhere else: on which day of her own calendar."""

    day: date
    behaviour: str


def counted(reviews: Iterable[Review]) -> tuple[Review, ...]:
    """Return the reviews that count: of each day the first, oldest first. Two devices that answered the same drill
    leave two answers, and the later one changes nothing."""
    first: dict[date, Review] = {}
    for each in sorted(reviews):
        first.setdefault(each.day, each)
    return tuple(sorted(first.values()))


def lapse_days(misses: Iterable[Miss], behaviour: str) -> tuple[date, ...]:
    """Return the days on which misses of a behaviour count as a lapse: at least a week apart, oldest first."""
    found: list[date] = []
    for day in sorted({miss.day for miss in misses if miss.behaviour == behaviour}):
        if not found or day - found[-1] >= MISS_GAP:
            found.append(day)
    return tuple(found)


def replay(
    key: str, behaviour: str, reviews: Iterable[Review], misses: Iterable[Miss] = (), pace: Pace = DAILY
) -> Card:
    """Return the card that these answers and misses make, whatever the order in which they are given.

    Days count, not hours: a review late in the evening and one the next morning are a day apart. A miss before the
    first review changes nothing; one on the day of a review counts after it. Misses within a week are one.
    """
    return replayed(key, behaviour, reviews, misses, pace)[0]


def replayed(
    key: str, behaviour: str, reviews: Iterable[Review], misses: Iterable[Miss] = (), pace: Pace = DAILY
) -> tuple[Card, tuple[Recalled, ...]]:
    """Return the same card as `replay`, and what was expected at each review but the first and what came, in order."""
    events: list[tuple[date, int, Grade, bool]] = [(each.day, 0, each.grade, each.soon) for each in counted(reviews)]
    events += [(day, 1, Grade.AGAIN, False) for day in lapse_days(misses, behaviour)]
    card, told = Card(key, behaviour), []
    for day, is_miss, grade, soon in sorted(events):
        at = datetime.combine(day, time(), UTC)
        if is_miss:
            card = lapse(card, at, pace)
            continue
        card, log = review(card, grade, at, pace)
        if log.expected is not None:
            told.append(Recalled(day, log.expected, grade is not Grade.AGAIN))
        card = _within(card, at + SOON) if soon else card
    return card, tuple(told)


def _within(card: Card, latest: datetime) -> Card:
    return card if card.due is None or card.due <= latest else replace(card, due=latest)
