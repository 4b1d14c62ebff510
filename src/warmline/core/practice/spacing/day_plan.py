"""Which cards come today: never more than the minutes given, never planned for a day off, the most forgotten first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from warmline.core.practice.spacing.calendars import FARTHEST, Calendar, outward
from warmline.core.practice.spacing.cards import DAILY, Card, Pace, recall_chance

HORIZON: Final = 14  # days planned ahead


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
    and of what is due on the same day that which is most likely forgotten; the rest waits for the next day with room.
    Cards that were never reviewed, or that are due behind the horizon, are left out.
    """
    room = dict.fromkeys((today + timedelta(days=n) for n in range(horizon + 1)), seconds)
    room[today] -= spent
    started = [load for load in loads if load.card.due is not None]
    known = {load.card.key: _due_on(load, today) for load in started}
    due = [load for load in started if known[load.card.key] in room]
    placed: dict[date, list[Load]] = {}
    late: list[Load] = []
    for load in sorted(due, key=lambda load: (known[load.card.key], *_forgotten(load, today, pace))):
        day = _day_with_room(load, known[load.card.key], room, calendar, today)
        if day is None:
            late.append(load)
            continue
        room[day] -= load.seconds
        placed.setdefault(day, []).append(load)
    days = {day: tuple(sorted(found, key=lambda load: _forgotten(load, day, pace))) for day, found in placed.items()}
    return DayPlan(days, tuple(late))


def todays_set(
    loads: Iterable[Load],
    fresh: Sequence[Load],
    *,
    today: date,
    seconds: int,
    calendar: Calendar,
    spent: int = 0,
    pace: Pace = DAILY,
) -> tuple[Load, ...]:
    """Return what to practise today: what comes back, most likely forgotten first, then new ones while there is room.

    `fresh` are cards that were never reviewed, in the order in which they should be met. On a day off it is empty.
    The sum of it and of `spent` is never above `seconds`.
    """
    if not calendar.is_working(today):
        return ()
    back = plan_days(loads, today=today, seconds=seconds, calendar=calendar, spent=spent, pace=pace).on(today)
    left = seconds - spent - sum(load.seconds for load in back)
    chosen = list(back)
    for load in fresh:
        if load.seconds <= left:
            chosen.append(load)
            left -= load.seconds
    return tuple(chosen)


def _due_on(load: Load, today: date) -> date:
    assert load.card.due is not None
    return max(load.card.due.date(), today)


def _forgotten(load: Load, day: date, pace: Pace) -> tuple[float, str]:
    return (recall_chance(load.card, datetime.combine(day, time(), UTC), pace), load.card.key)


def _day_with_room(load: Load, wanted: date, room: Mapping[date, int], calendar: Calendar, today: date) -> date | None:
    # Too early would waste it: only what falls on a day off may come sooner.
    around = outward(wanted, wanted if calendar.is_working(wanted) else today, max(FARTHEST, len(room)))
    for day in around:
        if room.get(day, 0) >= load.seconds and calendar.is_working(day):
            return day
    return None
