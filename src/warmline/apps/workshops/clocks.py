"""Dates and times as people plan them: by the clock on the wall of a named zone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MINUTE = timedelta(minutes=1)


class NoSuchTime(ValueError):
    """The clocks go forward over this time; on this day it does not exist."""

    def __init__(self, moment: datetime) -> None:
        super().__init__(f"{moment:%Y-%m-%d %H:%M}")
        self.moment = moment


def moment(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Return the moment when the clocks of `zone` show this date and time; the first one where they show it twice.

    Raises NoSuchTime in the hour that is left out when the clocks go forward.
    """
    found = datetime.combine(day, at, tzinfo=zone)
    if found.astimezone(UTC).astimezone(zone).replace(tzinfo=None) != found.replace(tzinfo=None):
        raise NoSuchTime(found.replace(tzinfo=None))
    return found.astimezone(UTC)  # so that what is added to it is time that passes, also over a change of the clocks


def weekly(day: date, at: time, zone: ZoneInfo, *, every: int, times: int) -> Iterator[datetime]:
    """Yield the starts of a series: the same time of the clock, every so many weeks. Raises NoSuchTime."""
    return (moment(day + timedelta(weeks=every * n), at, zone) for n in range(times))


def overlap(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Return whether two spans of time share a moment; one that ends when the other begins does not."""
    return one[0] < other[1] and other[0] < one[1]
