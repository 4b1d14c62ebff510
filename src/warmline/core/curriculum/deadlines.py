"""When something is due: in the days on which a person works, at the end of her own day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import Protocol
from zoneinfo import ZoneInfo

_FURTHEST = 3 * 366
"""Days that are looked through for working days: whoever has none in three years gets the last of them."""


class WorkDays(Protocol):
    """When a person works: her shifts, days off and leave."""

    def is_working(self, day: date) -> bool:
        """Say whether she works on this day of her own calendar."""


class MondayToFriday:
    """The days of somebody of whom nothing is known."""

    def is_working(self, day: date) -> bool:
        """Say whether it is one of the five."""
        return day.weekday() < 5


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which a deadline does not run, the first and the last included; still open without a last one."""

    first: date
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Say whether the deadline stands still on this day."""
        return self.first <= day and (self.last is None or day <= self.last)


def working_day(start: date, count: int, days: WorkDays, pauses: tuple[Pause, ...] = ()) -> date:
    """Return the `count`-th working day after `start` on which no pause holds; `count` is 1 or more.

    Leave and days off move it by themselves, since nobody works on them.
    """
    if count < 1:
        raise ValueError(f"a deadline is 1 or more working days away, not {count}")
    found = start
    for day in _following(start):
        if days.is_working(day) and not any(pause.holds(day) for pause in pauses):
            count, found = count - 1, day
            if count == 0:
                return found
    return start + timedelta(days=_FURTHEST)


def working_days_between(after: date, until: date, days: WorkDays) -> int:
    """Return how many working days lie after `after`, `until` included; 0 where it is not later."""
    span = min((until - after).days, _FURTHEST)
    return sum(days.is_working(after + timedelta(days=n)) for n in range(1, span + 1))


def moved(due: date, start: date, days: WorkDays, away: tuple[Pause, ...]) -> date:
    """Return a date that was fixed for many, moved by as many working days as this person was away since `start`.

    `away` are her pauses. A week of leave counts as five days, whichever five of it she would have worked.
    """
    lost = sum(
        any(pause.holds(day) for pause in away) and MondayToFriday().is_working(day)
        for day in _following(start)
        if day <= due
    )
    return working_day(due, lost, days, away) if lost else due


def end_of_day(day: date, zone: str) -> datetime:
    """Return the moment at which a day ends where the clocks show `zone`: the first of the next day, in UTC.

    Right over clock changes too: a day of 23 or 25 hours ends when its last hour does. Where midnight itself is left
    out by the clocks, the day ends at the moment of the change.
    """
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=ZoneInfo(zone))
    return midnight.astimezone(UTC)


def local_day(moment: datetime, zone: str) -> date:
    """Return the day on which a moment falls for somebody whose clocks show `zone`."""
    return moment.astimezone(ZoneInfo(zone)).date()


class PlanFault(StrEnum):
    """Why a deadline cannot be planned."""

    PAST = "past"
    BEFORE_START = "before_start"
    TOO_SHORT = "too_short"


@dataclass(frozen=True, slots=True)
class PlanProblem:
    """Why a date does not fit, and the earliest one that does."""

    fault: PlanFault
    earliest: date


def check_plan(
    *, due: date, start: date, today: date, minutes: int, minutes_a_day: int, days: WorkDays
) -> PlanProblem | None:
    """Return what is wrong with a date by which `minutes` shall be done, or None.

    It may not be past, may not lie before the start, and must leave enough working days at `minutes_a_day`.
    """
    begin = max(start, today)
    earliest = working_day(begin, max(1, -(-minutes // minutes_a_day)), days)
    if due < today:
        return PlanProblem(PlanFault.PAST, earliest)
    if due <= start:
        return PlanProblem(PlanFault.BEFORE_START, earliest)
    return PlanProblem(PlanFault.TOO_SHORT, earliest) if due < earliest else None


def _following(start: date) -> Iterator[date]:
    return (start + timedelta(days=n) for n in range(1, _FURTHEST + 1))
