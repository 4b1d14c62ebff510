"""Quiet hours and days off: whether a moment is quiet, and when the next one is that is not. Asks nobody."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from zoneinfo import ZoneInfo

from warmline.apps.notices.groups import Way
from warmline.apps.shifts.work_calendar import WorkCalendar

LOOK_AHEAD: Final = 35
"""Days; who is away for longer is looked at again then."""

DIGEST_AT: Final = dt.time(8)
"""When a digest leaves by the person's own clock, on a day that is not quiet."""

_MINUTE: Final = dt.timedelta(minutes=1)
_DAY: Final = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Quiet:
    """The times at which one person wants no e-mail, by her own clock.

    From `since` to `until`, over midnight where `since` is the later one; never where both are the same. Days on which
    `calendar` says that she does not work are quiet as a whole; None: no day is.
    """

    zone: ZoneInfo
    since: dt.time
    until: dt.time
    calendar: WorkCalendar | None = None

    def is_quiet(self, at: dt.datetime) -> bool:
        """Return whether she wants no e-mail at this moment, which must have a time zone."""
        local = at.astimezone(self.zone)
        if self._in_hours(local.time()):
            return True
        return self.calendar is not None and not self.calendar.is_working(local.date())

    def free_from(self, at: dt.datetime) -> dt.datetime:
        """Return the first moment from `at` on that is not quiet, in UTC; after LOOK_AHEAD days the last one seen.

        Clocks that are changed count as they show: an hour that does not exist is passed over, and quiet hours
        that end in an hour that comes twice end twice.
        """
        moment = at.astimezone(dt.UTC)
        if not self.is_quiet(moment):
            return moment
        for found in self._ends(moment):
            if found >= moment and not self.is_quiet(found):
                return found
        return moment + LOOK_AHEAD * _DAY

    def _ends(self, moment: dt.datetime) -> Iterator[dt.datetime]:
        """Yield, in order, the moments at which quiet may end: midnight, and the end of quiet hours."""
        first = moment.astimezone(self.zone).date()
        for number in range(LOOK_AHEAD):
            day = first + number * _DAY
            found = {each for wall in (dt.time(0), self.until) for each in instants(day, wall, self.zone)}
            yield from sorted(found)

    def _in_hours(self, wall: dt.time) -> bool:
        if self.since <= self.until:
            return self.since <= wall < self.until
        return wall >= self.since or wall < self.until


def instants(day: dt.date, wall: dt.time, zone: ZoneInfo) -> list[dt.datetime]:
    """Return when the clock on the wall shows this time on this day, in UTC: once, twice when clocks go back.

    Where clocks go forward over it, the moment after the gap.
    """
    early, late = (dt.datetime.combine(day, wall, zone).replace(fold=fold).astimezone(dt.UTC) for fold in (0, 1))
    if early <= late:
        return [early] if early == late else [early, late]
    # In a gap the second reading lies before the first, and the change between them.
    offset, at = late.astimezone(zone).utcoffset(), late
    while at.astimezone(zone).utcoffset() == offset:
        at += _MINUTE
    return [at]


def next_digest(way: Way, now: dt.datetime, quiet: Quiet) -> dt.datetime:
    """Return when the next digest of a person leaves after `now`, in UTC: daily, or on Mondays.

    Instead of a day off it leaves on the next day of work, and later in the day where quiet hours last so long.
    """
    day = now.astimezone(quiet.zone).date()
    while _at_eight(day, quiet) <= now or (way is Way.WEEKLY and day.weekday() != 0):
        day += _DAY
    free = quiet.free_from(_at_eight(day, quiet))
    at = _at_eight(free.astimezone(quiet.zone).date(), quiet)
    return free if at < free or quiet.is_quiet(at) else at


def _at_eight(day: dt.date, quiet: Quiet) -> dt.datetime:
    return instants(day, DIGEST_AT, quiet.zone)[0]
