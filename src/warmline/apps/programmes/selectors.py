"""Reading paths: a person's own, what Today shows of them, and what others may know."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from warmline.apps.people.models import Person
from warmline.apps.programmes.addresses import ways_for
from warmline.apps.programmes.models import Enrolment
from warmline.apps.programmes.standings import due_days, outline_of, own_path, public_done, read_own
from warmline.apps.programmes.words import because_words, due_words
from warmline.apps.shifts.selectors import calendar_of, zone_of
from warmline.core.curriculum.deadlines import working_days_between
from warmline.core.curriculum.leading import led
from warmline.core.curriculum.path import Path, Standing, Stop
from warmline.core.curriculum.programme import StepKind

SOON = timedelta(days=4)


@dataclass(frozen=True, slots=True)
class OwnPath:
    """One of her paths, with practice: for her own eyes."""

    enrolment: Enrolment
    path: Path
    standing: Standing


@dataclass(frozen=True, slots=True)
class NextAssigned:
    """The next step of what was assigned to her: what, how long, where to, why, and when it is due (may be empty)."""

    programme: str
    step: str
    kind: StepKind
    ref: str
    title: str
    minutes: int
    address: str
    why: str
    due: str


def enrolments_of(person: Person) -> Sequence[Enrolment]:
    """Return her paths that are under way, with what she follows. One query."""
    rows = Enrolment.objects.running().filter(person=person).select_related("plan", "programme")
    return list(rows.order_by("started_on", "pk"))


def path_of(person: Person, now: datetime) -> tuple[OwnPath, ...]:
    """Return all her paths, the most urgent first; practice included, so for her own eyes alone.

    The number of queries is the same after a year of history as after a day.
    """
    rows = enrolments_of(person)
    if not rows:
        return ()
    own = read_own(person, rows, now)
    found = [OwnPath(row, *own_path(row, own)) for row in rows]
    return tuple(
        replace(found[n], path=path)
        for n, path in led([each.path for each in found], [each.standing for each in found])
    )


def next_assigned(person: Person, now: datetime) -> NextAssigned | None:
    """Return the next step of her paths, for Today; None where nothing is assigned, left, or all is paused."""
    for own in path_of(person, now):
        if own.path.next is not None and not own.standing.paused:
            return _told(own, own.path.next, ways_for(person, [own.path.next.step], now)[own.path.next.step].address)
    return None


def _told(own: OwnPath, stop: Stop, address: str) -> NextAssigned:
    step, standing = stop.step, own.standing
    due = due_words(stop.due, standing.today, standing.left[step.key]) if stop.due else ""
    return NextAssigned(
        programme=own.path.programme.title,
        step=step.key,
        kind=step.kind,
        ref=step.ref,
        title=step.title,
        minutes=step.minutes,
        address=address,
        why=because_words(stop.because),
        due=due,
    )


@dataclass(frozen=True, slots=True)
class DueStep:
    """A step that is due soon, with its day in words."""

    title: str
    words: str


def due_soon(row: Enrolment, now: datetime) -> list[DueStep]:
    """Return the required steps that are due within four days and not done, for a message: never of practice."""
    person = row.person
    calendar, today = calendar_of(person), now.astimezone(zone_of(person)).date()
    done = public_done([row], now)[row.pk]
    due = due_days(row, outline_of(row), calendar)
    return [
        DueStep(step.title, due_words(day, today, working_days_between(today, day, calendar)))
        for step in outline_of(row).steps()
        if step.required and not step.kind.is_practice and step.key not in done
        if (day := due.get(step.key)) is not None and today <= day <= today + SOON
    ]
