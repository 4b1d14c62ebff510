"""Reading when people work: one calendar, or many in a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from django.conf import settings
from django.db.models import QuerySet

from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer
from warmline.apps.shifts.models import Leave, OwnDays, Shift, ShiftImport
from warmline.apps.shifts.work_calendar import MONDAY_TO_FRIDAY, WorkCalendar

_CHUNK = 10_000  # a database takes so many keys in one question
_SPARE = timedelta(days=2)  # no time zone is further from UTC, and a window begins and ends in each person's own


def calendar_of(person: Person, *, since: date | None = None, until: date | None = None) -> WorkCalendar:
    """Return when `person` works, for all that is known or for the days from `since` to `until`, both included."""
    return calendars_of([person], since=since, until=until)[person.pk]


def calendars_of(
    people: Iterable[Person], *, since: date | None = None, until: date | None = None
) -> dict[int, WorkCalendar]:
    """Return the calendar of each person by her key: three queries for any ten thousand people.

    Give a window for many people: a year of shifts of everybody is much to hold.
    """
    found: dict[int, WorkCalendar] = {}
    for chunk in _chunks(list(people)):
        found |= _calendars(chunk, since, until)
    return found


def zone_of(person: Person) -> ZoneInfo:
    """Return the person's time zone, the house's where hers is none."""
    return zone_named(person.timezone)


def zone_named(name: str) -> ZoneInfo:
    """Return the time zone of this name, the house's where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # the last: a name longer than any file's
        return ZoneInfo(settings.TIME_ZONE)


def shifts_between(person: Person, since: datetime, until: datetime) -> QuerySet[Shift]:
    """Return the person's shifts that end after `since` and begin before `until`."""
    return Shift.objects.filter(person=person, ends_at__gt=since, starts_at__lt=until)


def leave_from(person: Person, day: date) -> QuerySet[Leave]:
    """Return the person's leave that is not over on a day."""
    return Leave.objects.filter(person=person, last__gte=day)


def own_days(person: Person) -> frozenset[int]:
    """Return the weekdays that hold for the person in weeks without shifts; Monday to Friday where she set none."""
    row = OwnDays.objects.filter(person=person).first()
    return MONDAY_TO_FRIDAY if row is None else row.weekdays


def imports_of(viewer: Viewer) -> QuerySet[ShiftImport]:
    """Return the files of shifts that the viewer may see, the latest first."""
    return ShiftImport.objects.visible_to(viewer).select_related("uploaded_by")


def _calendars(people: list[Person], since: date | None, until: date | None) -> dict[int, WorkCalendar]:
    keys = [person.pk for person in people]
    zones = {person.pk: zone_of(person) for person in people}
    shifts, leaves = _windowed(keys, since, until)
    days: dict[int, set[date]] = defaultdict(set)
    for key, starts_at in shifts.values_list("person_id", "starts_at"):
        days[key].add(starts_at.astimezone(zones[key]).date())
    leave: dict[int, list[tuple[date, date]]] = defaultdict(list)
    for key, first, last in leaves.values_list("person_id", "first", "last"):
        leave[key].append((first, last))
    own = {row.person_id: row.weekdays for row in OwnDays.objects.filter(person__in=keys)}
    return {
        key: WorkCalendar(
            zone=zones[key],
            weekdays=own.get(key, MONDAY_TO_FRIDAY),
            shift_days=frozenset(days[key]),
            leave=tuple(leave[key]),
            since=since,
            until=until,
        )
        for key in keys
    }


def _windowed(keys: list[int], since: date | None, until: date | None) -> tuple[QuerySet[Shift], QuerySet[Leave]]:
    """Return the rows of the window, with the whole weeks at its edges: a week is known by any day of it."""
    shifts, leaves = Shift.objects.filter(person__in=keys), Leave.objects.filter(person__in=keys)
    if since is not None:
        monday = since - timedelta(days=since.weekday())
        shifts = shifts.filter(starts_at__gte=datetime.combine(monday, time.min, UTC) - _SPARE)
        leaves = leaves.filter(last__gte=since)
    if until is not None:
        sunday = until + timedelta(days=6 - until.weekday())
        shifts = shifts.filter(starts_at__lt=datetime.combine(sunday, time.min, UTC) + _SPARE)
        leaves = leaves.filter(first__lte=until)
    return shifts, leaves


def _chunks(people: list[Person]) -> Iterator[list[Person]]:
    for start in range(0, len(people), _CHUNK):
        yield people[start : start + _CHUNK]
