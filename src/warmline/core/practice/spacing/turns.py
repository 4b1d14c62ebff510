"""Whose turn it is, and how hard: behaviours take turns, each with another moment that she is likely to master."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from warmline.core.practice.difficulty import TARGET, outside_target
from warmline.core.practice.spacing.cards import Card, Grade, Pace
from warmline.core.practice.spacing.history import Miss, Review, counted, lapse_days, replay
from warmline.core.practice.spacing.setting_aside import rests_until

GAP: Final = timedelta(days=3)
"""Between two drills of one behaviour, whatever the grade: a failed one comes back with days between."""
REMEMBERED: Final = 12
"""So many of the newest answers make a behaviour's memory; older ones hardly change it and take time."""

DRILLS: Final = Pace(again_steps=(GAP,), longest=365, shortest=GAP.days)
"""How behaviours come back in drills. These are choices, tried on simulated learners (docs/methods/spacing.md)."""


@dataclass(frozen=True, slots=True, order=True)
class Try:
    """One answer to a drill; `level` (1-4) is the drill's."""

    review: Review
    drill: str
    level: int

    @property
    def grade(self) -> Grade:
        """How it went."""
        return self.review.grade


@dataclass(frozen=True, slots=True)
class Practised:
    """What is known of one behaviour's drills: their memory as one card, and all answers, oldest first.

    `missed`: it was missed somewhere else since it was last practised. `wanted`: somebody asks for it now. `back` is
    when she brought it back herself after it was set aside.
    """

    behaviour: str
    memory: Card
    tries: tuple[Try, ...] = ()
    missed: bool = False
    wanted: bool = False
    back: date | None = None

    @staticmethod
    def of(
        behaviour: str,
        tries: Iterable[Try],
        misses: Iterable[Miss] = (),
        *,
        wanted: bool = False,
        back: date | None = None,
    ) -> Practised:
        """Return what these answers and misses make, whatever their order. Of each drill and day the first counts."""
        by_drill: dict[tuple[str, int], list[Review]] = {}
        for each in tries:
            by_drill.setdefault((each.drill, each.level), []).append(each.review)
        known = sorted(Try(one, *drill) for drill, reviews in by_drill.items() for one in counted(reviews))
        days = lapse_days(misses, behaviour)
        memory = replay(
            behaviour,
            behaviour,
            [each.review for each in known[-REMEMBERED:]],
            [Miss(day, behaviour) for day in days],
            DRILLS,
        )
        last = known[-1].review.day if known else None
        return Practised(
            behaviour, memory, tuple(known), last is not None and any(day >= last for day in days), wanted, back
        )

    @property
    def last(self) -> date | None:
        """The day on which it was last practised, None where it never was."""
        return self.tries[-1].review.day if self.tries else None

    @property
    def rests_until(self) -> date | None:
        """The day on which it comes back where it is set aside, since it went wrong again and again."""
        return rests_until(((each.review.day, each.grade) for each in self.tries), self.back)

    def rests_on(self, day: date) -> bool:
        """Say whether it is set aside on a day."""
        until = self.rests_until
        return until is not None and day < until


@dataclass(frozen=True, slots=True)
class Option:
    """A drill that could be given: its key, its level (1-4), and the chance (0-1) that she masters it as predicted."""

    drill: str
    level: int
    chance: float

    @property
    def wants_example(self) -> bool:
        """Whether an example worked out should come before it: the chance lies under what practice aims at."""
        return self.chance < TARGET[0]


def in_turn(known: Iterable[Practised], today: date) -> list[Practised]:
    """Return the behaviours that may be practised today, in the order of their turns.

    First what was missed elsewhere or is wanted, and what was not to be seen in the last answer; then what was never
    practised; then what is due, the longest ago first; then the others, the longest ago first. Within GAP a behaviour
    comes only if it was missed elsewhere or is wanted, and what is set aside rests. Ties keep the order given.
    """
    ranked = [(rank, each) for each in known if (rank := _rank(each, today)) is not None]
    return [each for _rank, each in sorted(ranked, key=lambda pair: pair[0])]


def _rank(each: Practised, today: date) -> tuple[int, date] | None:
    if each.last is None:
        return (0 if each.wanted else 1, date.min)
    called = each.missed or each.wanted
    if each.rests_on(today) or today - each.last < (timedelta(days=1) if called else GAP):
        return None
    if called or each.tries[-1].review.soon:
        return (0, each.last)
    is_due = each.memory.due is not None and each.memory.due <= datetime.combine(today, time(), UTC)
    return (2 if is_due else 3, each.last)


def drill_for(each: Practised, options: Sequence[Option]) -> Option:
    """Return the drill to give: never the one given last where there is another, and of the others one whose chance
    lies where practice aims (`difficulty.TARGET`), or nearest to it.

    Among those within: never met before met, then the hardest, then the one that lies longest back. Raises ValueError
    without options.
    """
    newest: Mapping[str, date] = {one.drill: one.review.day for one in each.tries}
    last = each.tries[-1].drill if each.tries else None
    others = [option for option in options if option.drill != last] or options

    def fit(one: Option) -> tuple[float, bool, float, date]:
        outside = round(outside_target(one.chance), 2)
        return (outside, one.drill in newest, one.chance, newest.get(one.drill, date.min))

    return min(others, key=fit)
