"""One card and its memory: FSRS-6 as its reference implementation computes it, values in and new value out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import IntEnum, StrEnum
from functools import lru_cache
from typing import Final

import fsrs


class Grade(IntEnum):
    """How it went, as FSRS counts it. AGAIN: not there; HARD, GOOD, EASY: there, with that much effort."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(StrEnum):
    """Where a card stands in FSRS: being learnt, coming back in days, or being learnt anew after a lapse."""

    LEARNING = "learning"
    REVIEW = "review"
    RELEARNING = "relearning"


@dataclass(frozen=True, slots=True)
class Pace:
    """How a person is paced. `retention` (0-1) is the chance of recall at which a card comes back.

    `steps` and `again_steps` are waits while something is learnt or learnt anew; empty: the next day. `longest` and
    `shortest` are days; no wait after a review is shorter.
    """

    retention: float = 0.9
    steps: tuple[timedelta, ...] = ()
    again_steps: tuple[timedelta, ...] = ()
    longest: int = 36500
    shortest: int = 0


REFERENCE: Final = Pace(
    steps=(timedelta(minutes=1), timedelta(minutes=10)), again_steps=(timedelta(minutes=10),), longest=36500
)
"""As the library comes: with waits of minutes. The published figures are of this pace."""

DAILY: Final = Pace(again_steps=(timedelta(days=1),), longest=365)
"""Five minutes a day: nothing comes back within one sitting, what was missed the next day, and everything at least
once a year."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of the memory for one drill or recall card of one behaviour.

    `stability` are the days until the chance of recall has fallen to .9, `difficulty` is 1-10; both are None before
    the first review, and so are `due` and `last`. Times are aware. `lapses` counts reviews graded AGAIN.
    """

    key: str
    behaviour: str
    stage: Stage = Stage.LEARNING
    step: int | None = 0
    stability: float | None = None
    difficulty: float | None = None
    due: datetime | None = None
    last: datetime | None = None
    reviews: int = 0
    lapses: int = 0

    @property
    def is_new(self) -> bool:
        """Whether it was never reviewed."""
        return self.last is None


@dataclass(frozen=True, slots=True)
class ReviewLog:
    """One review and why the card comes back when it does: recall expected before it, and the days until the next."""

    key: str
    grade: Grade
    at: datetime
    expected: float | None
    wait: timedelta


def review(card: Card, grade: Grade, at: datetime, pace: Pace = DAILY) -> tuple[Card, ReviewLog]:
    """Return the card after a review, and its log; the card that came in is not changed.

    Scheduling is FSRS-6 (Ye and others, 2022-2025) as in PyPI's fsrs, without its random fuzz: the day plan spreads
    the load instead. Raises ValueError for a time without a zone, or one before the card's last review.
    """
    if at.tzinfo is None:
        raise ValueError("the time of a review needs a time zone")
    if card.last is not None and at < card.last:
        raise ValueError("a review before the last one: replay the card's history instead")
    moment = at.astimezone(UTC)
    expected = None if card.is_new else recall_chance(card, at, pace)
    after, _log = _scheduler(pace).review_card(_theirs(card, moment), fsrs.Rating(int(grade)), moment)
    due = max(after.due, moment + timedelta(days=pace.shortest))
    mine = replace(
        card,
        stage=Stage[after.state.name.upper()],
        step=after.step,
        stability=after.stability,
        difficulty=after.difficulty,
        due=due,
        last=moment,
        reviews=card.reviews + 1,
        lapses=card.lapses + (grade is Grade.AGAIN),
    )
    return mine, ReviewLog(card.key, grade, moment, expected, due - moment)


def lapse(card: Card, at: datetime, pace: Pace = DAILY) -> Card:
    """Return the card after its behaviour was missed elsewhere: as if it had been graded AGAIN then.

    A card that was never reviewed stays as it is: there was nothing to forget.
    """
    return card if card.is_new else review(card, Grade.AGAIN, at, pace)[0]


def recall_chance(card: Card, at: datetime, pace: Pace = DAILY) -> float:
    """Return the chance (0-1) that it would be recalled at this time; 0 for a card that was never reviewed."""
    if card.is_new:
        return 0.0
    moment = at.astimezone(UTC)
    return float(_scheduler(pace).get_card_retrievability(_theirs(card, moment), moment))


def asked_at(card: Card, retention: float, pace: Pace = DAILY) -> Card:
    """Return the card as it comes back if it is asked for at another chance of recall (0-1) than the pace's.

    Its memory stays as it is; only the day moves, in whole days from 1 to the pace's longest. What is being learnt, or
    learnt anew, keeps its day.
    """
    if card.stage is not Stage.REVIEW or card.last is None or card.stability is None:
        return card
    decay = -_scheduler(pace).parameters[20]
    # The power curve of FSRS-6, solved for the days until recall has fallen to `retention`.
    days = card.stability * (retention ** (1 / decay) - 1) / (0.9 ** (1 / decay) - 1)
    return replace(card, due=card.last + timedelta(days=min(pace.longest, max(1, pace.shortest, round(days)))))


@lru_cache(maxsize=8)
def _scheduler(pace: Pace) -> fsrs.Scheduler:
    return fsrs.Scheduler(
        desired_retention=pace.retention,
        learning_steps=pace.steps,
        relearning_steps=pace.again_steps,
        maximum_interval=pace.longest,
        enable_fuzzing=False,
    )


def _theirs(card: Card, moment: datetime) -> fsrs.Card:
    # The library asks the clock for an id and a due time where it gets none: both are given.
    return fsrs.Card(
        card_id=0,
        state=fsrs.State[card.stage.name.capitalize()],
        step=card.step,
        stability=card.stability,
        difficulty=card.difficulty,
        due=card.due or moment,
        last_review=card.last,
    )
