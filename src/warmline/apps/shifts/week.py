"""Days as a page shows them: one person's fortnight, a team's week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from django.core.paginator import Page, Paginator
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from warmline.apps.people.models import Membership, Person, Role
from warmline.apps.people.scope import Viewer
from warmline.apps.shifts.models import Leave
from warmline.apps.shifts.selectors import calendar_of, calendars_of, leave_from, shifts_between, zone_of
from warmline.apps.shifts.work_calendar import WorkCalendar

FORTNIGHT = 14
WEEK = 7
PAGE = 50


class Mark(StrEnum):
    """How a day stands."""

    WORKS = "works"
    OFF = "off"
    AWAY = "away"


WORDS: dict[Mark, str | Promise] = {Mark.WORKS: _("works"), Mark.OFF: _("off"), Mark.AWAY: _("away")}


@dataclass(frozen=True, slots=True)
class OwnDay:
    """One day of one's own: how it stands, its times, and why one is away."""

    day: date
    mark: Mark
    times: tuple[tuple[datetime, datetime], ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class TeamRow:
    """One person's week, as others see it: when, and never why not."""

    person: Person
    days: list[tuple[date, Mark, str | Promise]] = field(default_factory=list)


def own_fortnight(person: Person, now: datetime) -> list[OwnDay]:
    """Return the person's next two weeks, from today on her own clock."""
    zone = zone_of(person)
    first = now.astimezone(zone).date()
    days = [first + timedelta(days=n) for n in range(FORTNIGHT)]
    calendar = calendar_of(person, since=days[0], until=days[-1])
    begin = datetime.combine(first, datetime.min.time(), zone)
    times: dict[date, list[tuple[datetime, datetime]]] = defaultdict(list)
    for shift in shifts_between(person, begin, begin + timedelta(days=FORTNIGHT)):
        starts = shift.starts_at.astimezone(zone)
        times[starts.date()].append((starts, shift.ends_at.astimezone(zone)))
    leave = list(leave_from(person, first))
    return [_own_day(person, day, calendar.is_working(day), tuple(times[day]), leave) for day in days]


def team_week(viewer: Viewer, first: date, number: str | int) -> tuple[list[date], Page[Person], list[TeamRow]]:
    """Return a week's days, a page of the agents and leads the viewer looks after, and their rows."""
    days = [first + timedelta(days=n) for n in range(WEEK)]
    held = Membership.objects.current().filter(role__in=[Role.AGENT, Role.LEAD])
    people = Person.objects.visible_to(viewer).filter(erased_at=None, pk__in=held.values("person"))
    page = Paginator(people.order_by("name", "pk"), PAGE).get_page(number)
    calendars = calendars_of(page.object_list, since=days[0], until=days[-1])
    rows = [TeamRow(person, [_marked(calendars[person.pk], day) for day in days]) for person in page.object_list]
    return days, page, rows


def _marked(calendar: WorkCalendar, day: date) -> tuple[date, Mark, str | Promise]:
    mark = Mark.WORKS if calendar.is_working(day) else Mark.AWAY if calendar.is_on_leave(day) else Mark.OFF
    return day, mark, WORDS[mark]


def _own_day(
    person: Person, day: date, works: bool, times: tuple[tuple[datetime, datetime], ...], leave: list[Leave]
) -> OwnDay:
    away = next((each for each in leave if each.first <= day <= each.last), None)
    if away is not None:
        return OwnDay(day, Mark.AWAY, why=away.kind_for(person))
    return OwnDay(day, Mark.WORKS if works else Mark.OFF, times)
