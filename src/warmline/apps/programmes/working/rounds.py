"""Pieces of background work: each leaves things whole, so that a kill loses and doubles nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from time import monotonic
from typing import Final, Protocol

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from warmline.apps.audit.services import record_each
from warmline.apps.programmes.audiences import audience_of, newcomers, people_in
from warmline.apps.programmes.models import Assignment, Enrolment, Sweep
from warmline.apps.programmes.working.caring import look_after
from warmline.apps.programmes.working.enrolling import enrol_batch

SECONDS: Final = 8.0
"""How long one piece works; a worker that is told to end has ten seconds."""

LATER: Final = timedelta(seconds=90)
BATCH: Final = 250


class Queue(Protocol):
    """Puts a step of an enrolment into the queue, for now or for later."""

    def __call__(self, assignment: int, step: int, after: timedelta | None = None) -> None:
        """Put it there."""


class DayQueue(Protocol):
    """Puts the work of a day into the queue."""

    def __call__(self, day: str, after: timedelta | None = None) -> None:
        """Put it there."""


def enrol_on(
    pk: int, step: int, enqueue: Queue, *, clock: Callable[[], float] = monotonic, seconds: float = SECONDS
) -> int:
    """Enrol people of an assignment for about so many seconds and hand on; return how many were looked at.

    A step that is not the next one does nothing. Its successor waits in the queue before it begins, in case it is
    killed.
    """
    with transaction.atomic():
        mine = Assignment.objects.filter(pk=pk, step=step, state=Assignment.State.AT_WORK, stopped_at=None)
        if not mine.update(step=step + 1):
            return 0
        enqueue(pk, step + 1, LATER)
    row, until, count = Assignment.objects.get(pk=pk), clock() + seconds, 0
    while found := enrol_batch(row, timezone.now()):
        count += found
        if clock() >= until:
            enqueue(pk, step + 1)
            break
    return count


def sweep_on(
    day: str,
    enqueue: DayQueue,
    *,
    now: datetime | None = None,
    clock: Callable[[], float] = monotonic,
    seconds: float = SECONDS,
) -> None:
    """Do the daily round for some seconds and hand on; the round of the next day is put into the queue at the start."""
    moment, on = now or timezone.now(), date.fromisoformat(day)
    row, fresh = Sweep.objects.get_or_create(day=on, defaults={"begun_at": moment})
    if fresh:
        enqueue((moment.date() + timedelta(days=1)).isoformat(), timedelta(days=1))
        welcome(moment)
    until = clock() + seconds
    while row.ended_at is None and look_at_batch(row, moment):
        if clock() >= until:
            enqueue(day)
            return


def welcome(now: datetime) -> int:
    """Enrol those who joined an audience since it was enrolled last; return how many."""
    count = 0
    for row in (
        Assignment.objects.open().filter(state=Assignment.State.DONE).select_related("organisation", "programme")
    ):
        take_back(row, now)
        if row.programme.withdrawn_at is None and newcomers(row, now).exists():
            while found := enrol_batch(row, now):
                count += found
    for row in _stopped_with_left(now):
        take_back(row, now, only=row.pk)
    return count


def _stopped_with_left(now: datetime) -> QuerySet[Assignment]:
    """Return the stopped assignments that somebody left. Stopping ends enrolling; who was on her path stays on it."""
    left = Enrolment.objects.filter(state=Enrolment.State.LEFT)
    found: QuerySet[Assignment] = Assignment.objects.filter(stopped_at__lte=now, pk__in=left.values("assignment"))
    return found.select_related("organisation", "programme")


def take_back(row: Assignment, now: datetime, *, only: int | None = None) -> int:
    """Let the paths of people of an audience go on who had left and are back; return how many.

    `only` keeps it to the paths that this assignment began.
    """
    left = Enrolment.objects.filter(programme=row.programme_id, state=Enrolment.State.LEFT)
    if only is not None:
        left = left.filter(assignment=only)
    back = list(left.filter(person__in=people_in(audience_of(row), now).values("pk")).select_related("person"))
    with transaction.atomic():
        Enrolment.objects.filter(pk__in=[each.pk for each in back]).update(state=Enrolment.State.RUNNING, ended_at=None)
        target = f"programme:{row.programme_id}"
        record_each(actor=None, verb="programmes.rejoined", rows=((each.person, target, {}) for each in back))
    return len(back)


def look_at_batch(row: Sweep, now: datetime) -> int:
    """Look after the next enrolments behind the cursor; return how many. None left ends the round."""
    with transaction.atomic():
        held = Sweep.objects.select_for_update().get(pk=row.pk)
        running = Enrolment.objects.running().filter(pk__gt=held.cursor).order_by("pk")
        rows = list(running.select_related("person", "plan")[:BATCH])
        if rows:
            look_after(rows, now)
            held.cursor = rows[-1].pk
        else:
            held.ended_at = now
        held.save(update_fields=["cursor", "ended_at"])
    row.cursor, row.ended_at = held.cursor, held.ended_at
    return len(rows)
