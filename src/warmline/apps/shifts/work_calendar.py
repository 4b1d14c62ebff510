"""When one person works: a value that answers questions and asks nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

MONDAY_TO_FRIDAY = frozenset(range(5))


class OutsideWindow(ValueError):
    """A date was asked about for which nothing was read."""


@dataclass(frozen=True, slots=True)
class WorkCalendar:
    """A person's days, in her own time zone.

    A week (Monday to Sunday) in which at least one shift begins is known: those days and no others are hers in it. In
    any other week `weekdays` hold (0 is Monday). Leave goes before both. A shift belongs to the day on which it begins.
    `since` and `until`: what was read, both days included; None where all was.
    """

    zone: ZoneInfo
    weekdays: frozenset[int] = MONDAY_TO_FRIDAY
    shift_days: frozenset[date] = frozenset()
    leave: tuple[tuple[date, date], ...] = ()
    since: date | None = None
    until: date | None = None

    def is_working(self, day: date) -> bool:
        """Return whether she works on this day of her own calendar. Raises OutsideWindow."""
        if self.is_on_leave(day):
            return False
        return day in self.shift_days if self._is_known(day) else day.weekday() in self.weekdays

    def working_dates(self, since: date, until: date) -> list[date]:
        """Return the days on which she works from `since` to `until`, both included. Raises OutsideWindow."""
        days = (since + timedelta(days=n) for n in range((until - since).days + 1))
        return [day for day in days if self.is_working(day)]

    def is_away(self, at: datetime) -> bool:
        """Return whether leave covers the moment, which must have a time zone. Raises OutsideWindow."""
        return self.is_on_leave(self.day_of(at))

    def day_of(self, at: datetime) -> date:
        """Return the day of her calendar at a moment that has a time zone."""
        if at.tzinfo is None:
            raise ValueError(f"{at} has no time zone")
        return at.astimezone(self.zone).date()

    def is_on_leave(self, day: date) -> bool:
        """Return whether leave covers the day. Raises OutsideWindow."""
        if (self.since and day < self.since) or (self.until and day > self.until):
            raise OutsideWindow(f"{day} lies outside {self.since} to {self.until}")
        return any(first <= day <= last for first, last in self.leave)

    def _is_known(self, day: date) -> bool:
        monday = day - timedelta(days=day.weekday())
        return any(monday + timedelta(days=n) in self.shift_days for n in range(7))
