"""Shifts and leave from an iCalendar file: what has hours is a shift, whole days are leave."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from warmline.adapters.calendars.reading import Busy, Problem, UnreadableCalendar, read_calendar
from warmline.apps.people.importing.checking import BadRow
from warmline.apps.people.importing.reading import Unreadable
from warmline.apps.people.models import Person
from warmline.apps.shifts.importing.rows import LeaveRow, Rows, ShiftRow, Wrong
from warmline.apps.shifts.importing.tables import LONGEST_SHIFT, kind_of
from warmline.apps.shifts.models import Leave
from warmline.apps.shifts.selectors import zone_of

BEHIND, AHEAD = timedelta(days=31), timedelta(days=366)
_WHOLE: dict[str, str | Promise] = {
    "too_large": gettext_lazy("The calendar is larger than 2 MB. Bring a shorter stretch of time."),
    "not_a_calendar": gettext_lazy(
        "This is no calendar file. Its name ends in .ics, and it begins with BEGIN:VCALENDAR."
    ),
    "too_many_events": gettext_lazy("The calendar has more than 5,000 dates. Bring a shorter stretch of time."),
    "too_many_times": gettext_lazy("The dates of this calendar repeat too often. Bring a shorter stretch of time."),
}
_EVENT: dict[str, str | Promise] = {
    "no_start": gettext_lazy("it has no start"),
    "bad_time": gettext_lazy("its times cannot be read"),
    "ends_before": gettext_lazy("the end lies before the start"),
    "too_long": gettext_lazy("it is longer than a year"),
    "rule": gettext_lazy("it repeats in a way that cannot be read here"),
}


def is_calendar(data: bytes) -> bool:
    """Return whether a file looks like a calendar."""
    return data.lstrip(b"\xef\xbb\xbf \t\r\n")[:15].upper() == b"BEGIN:VCALENDAR"


def read_dates(data: bytes, people: Mapping[str, Person], owner: Person, today: date, *, is_own: bool) -> Rows:
    """Return the dates of a calendar from a month ago until a year from now.

    Where it `is_own`, all of them are the owner's; otherwise each belongs to the people it names as attendees. Raises
    Unreadable where the file as a whole is no calendar.
    """
    try:
        found = read_calendar(data, since=today - BEHIND, until=today + AHEAD, zone=zone_of(owner))
    except UnreadableCalendar as refused:
        raise Unreadable(str(_WHOLE[refused.reason])) from refused
    rows = Rows(bad=[_bad(problem) for problem in found.problems])
    for number, busy in enumerate(found.times, start=1):
        try:
            named = [owner] if is_own else _named(busy, people)
            rows.good.extend(_row(person, busy) for person in named)
        except Wrong as wrong:
            rows.bad.append(BadRow(number, str(wrong), _cells(busy)))
    return rows


def _named(busy: Busy, people: Mapping[str, Person]) -> list[Person]:
    found = [people[email] for email in sorted(busy.emails) if email in people]
    if not found:
        raise Wrong(_("it names nobody you look after as attendee"))
    return found


def _row(person: Person, busy: Busy) -> ShiftRow | LeaveRow:
    if not isinstance(busy.starts, datetime) or not isinstance(busy.ends, datetime):
        return LeaveRow(person, busy.starts, busy.ends, _kind(busy))
    if busy.ends - busy.starts > LONGEST_SHIFT:
        raise Wrong(_("a shift is 24 hours long at most"))
    return ShiftRow(person, busy.starts.astimezone(UTC), busy.ends.astimezone(UTC))


def _kind(busy: Busy) -> Leave.Kind:
    for word in sorted(busy.categories):
        try:
            found = kind_of(word)
        except Wrong:
            continue
        if found is not None:
            return found
    return Leave.Kind.OTHER


def _bad(problem: Problem) -> BadRow:
    about = f" ({problem.about})" if problem.about else ""
    return BadRow(problem.number, f"{_EVENT[problem.why]}{about}", {"kind": problem.title})


def _cells(busy: Busy) -> dict[str, str]:
    first = min(busy.emails, default="")
    return {"email": first, "start": busy.starts.isoformat(), "end": busy.ends.isoformat(), "kind": busy.title}
