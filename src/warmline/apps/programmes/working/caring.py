"""The daily round for some enrolments: who has left, what others may know to be done, who finished, who is reminded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from django.db import transaction

from warmline.apps.audit.services import record_each
from warmline.apps.notices.services import queue
from warmline.apps.people.models import Membership
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.programmes.standings import due_days, outline_of, public_done
from warmline.apps.shifts.selectors import calendars_of, zone_of

DUE = "programme_due"
"""The kind of message that says that something is due soon."""

SOON = timedelta(days=4)
AGAIN = timedelta(days=7)
"""Days before the same person is reminded of the same path once more."""


@transaction.atomic
def look_after(rows: Sequence[Enrolment], now: datetime) -> int:
    """Do the daily round for some enrolments: who has left, what others may know to be done, who finished, who is
    reminded. Return how many reminders went out.

    The rows must have been read with person and plan.
    """
    gone, here = _split(rows)
    _end(gone, Enrolment.State.LEFT, now)
    done = public_done(here, now)
    _keep_done(here, done)
    _end([row for row in here if _is_finished(row, done[row.pk])], Enrolment.State.FINISHED, now)
    Enrolment.objects.filter(pk__in=[row.pk for row in here]).update(checked_at=now)
    return _remind([row for row in here if row.state == Enrolment.State.RUNNING], done, now)


def _split(rows: Sequence[Enrolment]) -> tuple[list[Enrolment], list[Enrolment]]:
    """Return who is no longer here (account closed, or no role any more) and who is. One query."""
    people = {row.person_id for row in rows}
    working = set(Membership.objects.current().filter(person__in=people).values_list("person_id", flat=True))
    gone = [row for row in rows if not row.person.is_active or row.person_id not in working]
    left = {row.pk for row in gone}
    return gone, [row for row in rows if row.pk not in left]


def _end(rows: Sequence[Enrolment], state: Enrolment.State, now: datetime) -> None:
    for row in rows:
        row.state, row.ended_at = state, now
    Enrolment.objects.bulk_update(rows, ["state", "ended_at"], batch_size=500)
    verb = "programmes.left" if state == Enrolment.State.LEFT else "programmes.finished"
    record_each(actor=None, verb=verb, rows=((row.person, f"programme:{row.programme_id}", {}) for row in rows))


def _keep_done(rows: Sequence[Enrolment], done: dict[int, dict[str, date]]) -> None:
    made = [StepDone(enrolment=row, step=key, on=day) for row in rows for key, day in done[row.pk].items()]
    StepDone.objects.bulk_create(made, ignore_conflicts=True, batch_size=500)


def _is_finished(row: Enrolment, done: dict[str, date]) -> bool:
    """Whether all that others may see of the required steps is behind her; practice is never asked."""
    wanted = [step.key for step in outline_of(row).steps() if step.required and not step.kind.is_practice]
    return bool(wanted) and all(key in done for key in wanted)


def _remind(rows: Sequence[Enrolment], done: dict[int, dict[str, date]], now: datetime) -> int:
    if not rows:
        return 0
    since = min(row.started_on for row in rows) - timedelta(days=1)
    # A date is looked for in three years at most behind a start or a date for all.
    until = max(max(row.started_on, row.due_on or row.started_on) for row in rows) + timedelta(days=4 * 366)
    calendars = calendars_of([row.person for row in rows], since=since, until=until)
    told = []
    for row in rows:
        today = now.astimezone(zone_of(row.person)).date()
        if row.reminded_on is not None and today - row.reminded_on < AGAIN:
            continue
        due = due_days(row, outline_of(row), calendars[row.person_id])
        seen = {step.key for step in outline_of(row).steps() if step.required and not step.kind.is_practice}
        if any(today <= day <= today + SOON for key, day in due.items() if key in seen - set(done[row.pk])):
            row.reminded_on = today
            told.append(row)
    Enrolment.objects.bulk_update(told, ["reminded_on"], batch_size=500)
    return queue(DUE, [(row.person_id, str(row.pk)) for row in told])
