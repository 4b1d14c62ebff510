"""Enrolling people, a piece at a time: a piece that is done again, or by two workers at once, doubles nothing."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.db.models import F

from warmline.apps.audit.services import record_each
from warmline.apps.notices.services import queue
from warmline.apps.people.models import Person, Site
from warmline.apps.programmes.audiences import newcomers
from warmline.apps.programmes.models import Assignment, Enrolment, Plan
from warmline.apps.programmes.plans import plan_for, sites_of
from warmline.apps.shifts.selectors import zone_of

BATCH = 1000
CHANGED = "programme_changed"
"""The kind of message that says that a path is new or has changed."""


def enrol_batch(assignment: Assignment, now: datetime, *, most: int = BATCH) -> int:
    """Enrol the next people of the audience behind the cursor and move it on; return how many were looked at.

    0: everybody is enrolled. Enrolments, trail, messages and cursor are kept together or not at all.
    """
    with transaction.atomic():
        row = Assignment.objects.select_for_update().select_related("programme", "organisation").get(pk=assignment.pk)
        if row.stopped_at is not None:
            return 0
        people = list(newcomers(row, now).filter(pk__gt=row.cursor)[:most])
        if people:
            made = _enrol(row, people, now)
            row.cursor, row.enrolled = people[-1].pk, F("enrolled") + made
        else:
            row.state, row.cursor = Assignment.State.DONE, 0
        row.save(update_fields=["cursor", "enrolled", "state"])
        return len(people)


def _enrol(assignment: Assignment, people: list[Person], now: datetime) -> int:
    plans = _plans(assignment, [person.pk for person in people])
    rows = [
        Enrolment(
            person=person,
            programme_id=assignment.programme_id,
            plan=plan,
            assignment=assignment,
            started_on=_start(assignment, person, now),
            due_on=assignment.due_on,
            enrolled_at=now,
        )
        for person in people
        if (plan := plans.get(person.pk)) is not None
    ]
    before = Enrolment.objects.filter(programme=assignment.programme_id).count()
    Enrolment.objects.bulk_create(rows, ignore_conflicts=True)
    target = f"programme:{assignment.programme_id}"
    record_each(actor=assignment.made_by, verb="programmes.enrolled", rows=((row.person, target, {}) for row in rows))
    queue(CHANGED, [(row.person_id, str(assignment.programme_id)) for row in rows])
    return Enrolment.objects.filter(programme=assignment.programme_id).count() - before


def _plans(assignment: Assignment, people: list[int]) -> dict[int, Plan | None]:
    """Return each person's plan: that of the site where she works."""
    places = sites_of(people)
    sites = Site.objects.in_bulk(set(places.values()))
    of_site = {pk: plan_for(assignment.programme, site) for pk, site in sites.items()}
    common = plan_for(assignment.programme, None)
    return {person: of_site.get(places.get(person, 0), common) for person in people}


def _start(assignment: Assignment, person: Person, now: datetime) -> date:
    """Return the first day: the one for all, or today where the person is."""
    today = now.astimezone(zone_of(person)).date()
    return max(assignment.starts_on, today) if assignment.starts_on is not None else today
