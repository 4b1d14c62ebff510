"""Who is behind with what was assigned: for herself with her practice, for her lead without; and who came back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from warmline.apps.improvement.models import KindWord
from warmline.apps.people.models import Membership, Person, Role, Team
from warmline.apps.people.scope import Viewer
from warmline.apps.programmes.addresses import Way, address_of, ways_for
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.programmes.screens.team import is_seen
from warmline.apps.programmes.selectors import OwnPath, path_of
from warmline.apps.programmes.standings import due_days, outline_of, public_done
from warmline.apps.shifts.selectors import calendars_of, zone_of
from warmline.apps.shifts.work_calendar import WorkCalendar
from warmline.core.curriculum.path import State
from warmline.core.curriculum.programme import Step

FEWEST: Final = 5
IN_TIME: Final = timedelta(days=14)
_OPEN = (State.NEXT, State.OPEN)


@dataclass(frozen=True, slots=True)
class Late:
    """One step that is overdue: by how many days, and where it is done.

    `address` is that very test, date or certificate, for the person herself; `lacks` says in words that it is not there
    and whom to ask.
    """

    title: str
    minutes: int
    days: int
    address: str
    lacks: str = ""


@dataclass(frozen=True, slots=True)
class LatePath:
    """What of one path is overdue, the longest first."""

    enrolment: Enrolment
    title: str
    steps: Sequence[Late]
    written_at: datetime | None = None

    @property
    def first(self) -> Late:
        """The step that has waited longest."""
        return self.steps[0]


@dataclass(frozen=True, slots=True)
class CameBack:
    """Of so many people who got a kind word at least a fortnight ago, so many took an assigned step within 14 days.

    Both None below five people.
    """

    of: int | None
    back: int | None


def late_of(person: Person, now: datetime) -> list[LatePath]:
    """Return what is overdue on a person's own paths and can be taken now, practice included: for her alone."""
    late = [(own, _late_stops(own)) for own in path_of(person, now) if not own.standing.paused]
    ways = ways_for(person, [step for _own, stops in late for step, _due in stops], now)
    return [
        LatePath(
            own.enrolment,
            own.path.programme.title,
            _longest_first([_late(step, due, own.standing.today, ways[step]) for step, due in stops]),
        )
        for own, stops in late
        if stops
    ]


def _late_stops(own: OwnPath) -> list[tuple[Step, date]]:
    return [
        (stop.step, stop.due)
        for stop in own.path.stops
        if stop.step.required and stop.state in _OPEN and stop.due is not None and stop.due < own.standing.today
    ]


def late_in_teams(viewer: Viewer, now: datetime, *, enrolment: int | None = None) -> list[LatePath]:
    """Return what is overdue in the teams that the viewer leads: assigned steps that she may know of, no practice.

    Paused paths are left out, and so is whoever is on leave today; leave and days off have moved the dates already.
    The queries do not grow with the people.
    """
    teams = Team.objects.led_by(viewer).current()
    held = Membership.objects.current().filter(team__in=teams, role=Role.AGENT).values("person")
    rows = Enrolment.objects.visible_to(viewer).running().filter(person__in=held)
    if enrolment is not None:
        rows = rows.filter(pk=enrolment)
    listed = list(rows.select_related("person", "plan", "programme"))
    found = late_for_others(listed, now)
    return sorted(found, key=lambda each: (-each.first.days, each.enrolment.person.name))


def late_for_others(rows: Sequence[Enrolment], now: datetime) -> list[LatePath]:
    """Return what of these paths is overdue among the steps that others may know of; who is away is left out."""
    listed = [row for row in rows if not row.is_paused]
    if not listed:
        return []
    done, calendars = public_done(listed, now), calendars_of([row.person for row in listed])
    words = KindWord.objects.filter(enrolment__in=listed).order_by("sent_at")
    written = dict(words.values_list("enrolment_id", "sent_at"))
    found = []
    for row in listed:
        today, calendar = now.astimezone(zone_of(row.person)).date(), calendars[row.person_id]
        away = any(first <= today <= last for first, last in calendar.leave)
        steps = [] if away else _late_steps(row, done[row.pk], calendar, today)
        if steps:
            found.append(LatePath(row, outline_of(row).title, _longest_first(steps), written.get(row.pk)))
    return found


def _late_steps(row: Enrolment, done: dict[str, date], calendar: WorkCalendar, today: date) -> list[Late]:
    due = due_days(row, outline_of(row), calendar)
    return [
        _late(step, due[step.key], today)
        for step in outline_of(row).steps()
        if is_seen(step) and step.key not in done and step.key in due and due[step.key] < today
    ]


def came_back(house: int | None, now: datetime) -> CameBack:
    """Return how many people took an assigned step within fourteen days of a kind word, of those who had the time."""
    words = KindWord.objects.filter(enrolment__person__organisation=house, sent_at__lte=now - IN_TIME)
    first: dict[int, date] = {}
    people: dict[int, int] = {}
    for word in words.order_by("sent_at").select_related("enrolment"):
        first.setdefault(word.enrolment_id, word.sent_at.date())
        people[word.enrolment_id] = word.enrolment.person_id
    of = len(set(people.values()))
    if of < FEWEST:
        return CameBack(None, None)
    days = StepDone.objects.filter(enrolment__in=first).values_list("enrolment_id", "on")
    return CameBack(of, len({people[pk] for pk, on in days if first[pk] <= on <= first[pk] + IN_TIME}))


def _late(step: Step, due: date, today: date, way: Way | None = None) -> Late:
    to = way or Way(address_of(step))
    return Late(step.title, step.minutes, (today - due).days, to.address, to.lacks)


def _longest_first(steps: list[Late]) -> list[Late]:
    return sorted(steps, key=lambda each: -each.days)
