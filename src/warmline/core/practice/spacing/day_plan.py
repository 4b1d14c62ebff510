"""What comes today: never more than the minutes given, never planned for a day off, drills in turn, cards as due."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from warmline.core.practice.spacing.calendars import FARTHEST, Calendar, outward
from warmline.core.practice.spacing.cards import DAILY, Card, Pace, recall_chance

HORIZON: Final = 14  # days planned ahead
FRESH_EVERY: Final = timedelta(days=14)
"""After so long without a new card one gets room, whatever comes back. A choice: room every week, or every day, cost
simulated people more of what they knew than it brought (docs/methods/spacing.md)."""
DRILL_SHARE: Final = 0.75
"""The share of the minutes that is kept for drills. A choice: more for cards keeps more facts and builds less skill."""


@dataclass(frozen=True, slots=True)
class Load:
    """What there is to plan: a card and how many seconds it takes (over 0)."""

    card: Card
    seconds: int

    def __post_init__(self) -> None:
        """Raise ValueError for something that takes no time: a day could hold any number of it."""
        if self.seconds <= 0:
            raise ValueError(f"{self.card.key} needs some seconds, not {self.seconds}")


@dataclass(frozen=True, slots=True)
class DayPlan:
    """What falls on which day. `late` are those for which no day within the horizon had room."""

    days: Mapping[date, tuple[Load, ...]] = field(default_factory=dict)
    late: tuple[Load, ...] = ()

    def on(self, day: date) -> tuple[Load, ...]:
        """Return what is planned for a day, in the order in which it should be practised."""
        return self.days.get(day, ())

    def seconds(self, day: date) -> int:
        """Return how long that takes."""
        return sum(load.seconds for load in self.on(day))


@dataclass(frozen=True, slots=True)
class Spent:
    """The seconds of today that are gone already."""

    drills: int = 0
    cards: int = 0

    @property
    def total(self) -> int:
        """Return both together."""
        return self.drills + self.cards


NOTHING: Final = Spent()


def plan_days(
    loads: Iterable[Load],
    *,
    today: date,
    seconds: int,
    calendar: Calendar,
    spent: int = 0,
    horizon: int = HORIZON,
    pace: Pace = DAILY,
) -> DayPlan:
    """Return what falls on which day from `today` on.

    `seconds` is the most for one day; `spent` of today's are gone. What falls on a day off goes to the nearest working
    day that has room, and what is overdue to the first one. Where a day is short of room, what is due earlier stays,
    and of what is due on the same day that which is most surely still known: what is kept up costs little, and what is
    gone is gone tomorrow too. The rest waits for the next day with room.
    Cards that were never reviewed, or that are due behind the horizon, are left out.
    """
    room = dict.fromkeys((today + timedelta(days=n) for n in range(horizon + 1)), seconds)
    room[today] -= spent
    started = [load for load in loads if load.card.due is not None]
    known = {load.card.key: _due_on(load, today) for load in started}
    due = [load for load in started if known[load.card.key] in room]
    placed: dict[date, list[Load]] = {}
    late: list[Load] = []
    for load in sorted(due, key=lambda load: (known[load.card.key], *_known(load, today, pace))):
        day = _day_with_room(load, known[load.card.key], room, calendar, today)
        if day is None:
            late.append(load)
            continue
        room[day] -= load.seconds
        placed.setdefault(day, []).append(load)
    days = {day: tuple(sorted(found, key=lambda load: _forgotten(load, day, pace))) for day, found in placed.items()}
    return DayPlan(days, tuple(late))


def todays_set(
    turns: Sequence[Load],
    loads: Iterable[Load],
    fresh: Sequence[Load],
    *,
    today: date,
    seconds: int,
    calendar: Calendar,
    spent: Spent = NOTHING,
    newest: date | None = None,
    pace: Pace = DAILY,
) -> tuple[Load, ...]:
    """Return what to practise today: drills in their turns for `DRILL_SHARE` of the minutes, cards for the rest.

    `turns` are drills in the order of their turns, each of another behaviour. `loads` are recall cards: of them comes
    what is due, most likely forgotten first, and then of `fresh`, which were never met, in their order. What cards
    leave goes to further drills, and the other way round. On a day off it is empty. The sum of it and of `spent` is
    never above `seconds`.
    """
    if not calendar.is_working(today):
        return ()
    drills = _share(turns, seconds, spent)
    for_cards = seconds - spent.drills - _total(drills)
    if fresh and newest is not None and today - newest >= FRESH_EVERY:
        for_cards -= fresh[0].seconds
    back = plan_days(loads, today=today, seconds=for_cards, calendar=calendar, spent=spent.cards, pace=pace).on(today)
    chosen = [*drills, *back]
    for load in (*fresh, *turns[len(drills) :]):
        if load.seconds <= seconds - spent.total - _total(chosen):
            chosen.append(load)
    return tuple(chosen)


def _share(turns: Sequence[Load], seconds: int, spent: Spent) -> tuple[Load, ...]:
    """Return the first turns that fill the share of drills: the nearest number of them, a half rounded up."""
    done, chosen = spent.drills, 0
    for load in turns:
        fits = done + load.seconds + spent.cards <= seconds
        if not fits or done + load.seconds / 2 > DRILL_SHARE * seconds:
            break
        done, chosen = done + load.seconds, chosen + 1
    return tuple(turns[:chosen])


def _total(loads: Iterable[Load]) -> int:
    return sum(load.seconds for load in loads)


def _due_on(load: Load, today: date) -> date:
    assert load.card.due is not None
    return max(load.card.due.date(), today)


def _forgotten(load: Load, day: date, pace: Pace) -> tuple[float, str]:
    return (recall_chance(load.card, datetime.combine(day, time(), UTC), pace), load.card.key)


def _known(load: Load, day: date, pace: Pace) -> tuple[float, str]:
    chance, key = _forgotten(load, day, pace)
    return (-chance, key)


def _day_with_room(load: Load, wanted: date, room: Mapping[date, int], calendar: Calendar, today: date) -> date | None:
    # Too early would waste it: only what falls on a day off may come sooner.
    around = outward(wanted, wanted if calendar.is_working(wanted) else today, max(FARTHEST, len(room)))
    for day in around:
        if room.get(day, 0) >= load.seconds and calendar.is_working(day):
            return day
    return None
