"""Whose turn it is: behaviours take turns with their drills, each with another moment than last time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from warmline.core.practice.spacing.cards import Card, Grade, Pace
from warmline.core.practice.spacing.history import Miss, Review, counted, lapse_days, replay

GAP: Final = timedelta(days=3)
"""Between two drills of one behaviour, whatever the grade: a failed one comes back with days between."""
STUCK: Final = 4
"""So many AGAIN in a row, and a behaviour's drills rest."""
REST: Final = timedelta(days=14)
HARDEST: Final = 4
REMEMBERED: Final = 12
"""So many of the newest answers make a behaviour's memory; older ones hardly change it and take time."""

DRILLS: Final = Pace(again_steps=(GAP,), longest=365, shortest=GAP.days)
"""How behaviours come back in drills. All four are choices, tried on simulated learners (docs/methods/spacing.md)."""


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

    `missed`: it was missed somewhere else since it was last practised. `wanted`: somebody asks for it now.
    """

    behaviour: str
    memory: Card
    tries: tuple[Try, ...] = ()
    missed: bool = False
    wanted: bool = False

    @staticmethod
    def of(behaviour: str, tries: Iterable[Try], misses: Iterable[Miss] = (), *, wanted: bool = False) -> Practised:
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
        return Practised(behaviour, memory, tuple(known), last is not None and any(day >= last for day in days), wanted)

    @property
    def last(self) -> date | None:
        """The day on which it was last practised, None where it never was."""
        return self.tries[-1].review.day if self.tries else None

    @property
    def level(self) -> int:
        """The level (1-4) of the next drill; see `level_after`."""
        return level_after(self.tries)

    @property
    def is_stuck(self) -> bool:
        """Whether it went wrong so often in a row that another try is not what helps."""
        newest = self.tries[-STUCK:]
        return len(newest) == STUCK and all(each.grade is Grade.AGAIN for each in newest)

    def rests_on(self, day: date) -> bool:
        """Say whether it is set aside on a day, since it is stuck."""
        return self.is_stuck and self.last is not None and day - self.last < REST


@dataclass(frozen=True, slots=True)
class Option:
    """A drill that could be given: its key and its level (1-4)."""

    drill: str
    level: int


def level_after(tries: Iterable[Try]) -> int:
    """Return the level (1-4) to practise next. Each good answer lifts it until one goes wrong; from then on two in a
    row do, and each AGAIN lowers it.

    Two up and one down settles where 71 % go well, if every answer is at the level (Levitt, 1971): the lower edge of
    the success that practice aims at. Only what was done at the level or above lifts, only what was at it or below
    lowers.
    """
    level, fell, row = 1, False, 0
    for each in tries:
        if each.grade is Grade.AGAIN:
            fell, row = True, 0
            level = max(1, level - 1) if each.level <= level else level
        elif each.grade is Grade.HARD:
            row = 0
        elif each.level >= level:
            row += 1
            if row == 2 or not fell:
                level, row = min(HARDEST, level + 1), 0
    return level


def in_turn(known: Iterable[Practised], today: date) -> list[Practised]:
    """Return the behaviours that may be practised today, in the order of their turns.

    First what was missed elsewhere or is wanted, and what was not to be seen in the last answer; then what was never
    practised; then what is due, the longest ago first; then the others, the longest ago first. Within GAP a behaviour
    comes only if it was missed elsewhere or is wanted, and a stuck one rests. Ties keep the order given.
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
    """Return the drill to give: never the one given last where there is another, and of the others the nearest to the
    level. Of two equally near ones it is the harder one after a good answer and else the easier one, never met before
    met, and of those met the one that lies longest back.

    Raises ValueError without options.
    """
    newest: Mapping[str, date] = {one.drill: one.review.day for one in each.tries}
    last = each.tries[-1] if each.tries else None
    others = [option for option in options if last is None or option.drill != last.drill] or options
    harder = last is not None and last.grade >= Grade.GOOD

    def fit(one: Option) -> tuple[int, bool, date]:
        return (abs(one.level - level), (one.level > level) is not harder, newest.get(one.drill, date.min))

    level = each.level
    return min(others, key=fit)
