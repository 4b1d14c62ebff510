"""Background work of programmes. The arguments are keys and numbers."""

from __future__ import annotations

from datetime import date, timedelta

from django.utils import timezone
from django_tasks import task

from warmline.apps.programmes.models import Assignment, Sweep


@task()
def enrol(assignment: int, step: int) -> None:
    """Enrol people for some seconds, where this step is the next one."""
    from warmline.apps.programmes.working import enrol_on

    enrol_on(assignment, step, enqueue)


@task()
def sweep(day: str) -> None:
    """Do once a day what programmes need: newcomers, leavers, what is done, reminders."""
    from warmline.apps.programmes.working import sweep_on

    sweep_on(day, enqueue_sweep)


def enqueue(assignment: int, step: int, after: timedelta | None = None) -> None:
    """Put a step of an enrolment into the queue, for now or for later."""
    (enrol if after is None else enrol.using(run_after=timezone.now() + after)).enqueue(assignment, step)


def enqueue_sweep(day: str, after: timedelta | None = None) -> None:
    """Put the work of a day into the queue."""
    (sweep if after is None else sweep.using(run_after=timezone.now() + after)).enqueue(day)


def begin(assignment: Assignment) -> None:
    """Put the first step of an assignment into the queue, and begin the daily rounds where there are none."""
    enqueue(assignment.pk, assignment.step)
    begin_rounds(assignment.made_at.date())


def begin_rounds(today: date) -> None:
    """Put today's round into the queue where no round began today or yesterday."""
    if not Sweep.objects.filter(day__gte=today - timedelta(days=1)).exists():
        enqueue_sweep(today.isoformat())
