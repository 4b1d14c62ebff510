"""Background work of the way to a licence: one round a day. Arguments hold nothing personal."""

from __future__ import annotations

from datetime import date, datetime, time

from django.utils import timezone
from django_tasks import task

from warmline.apps.workshops.track.reminding import round_on


@task()
def look_at_licences(day: str) -> int:
    """Tell whose licence ends soon, and put down the round of the next day; return how many were told."""
    return round_on(date.fromisoformat(day), timezone.now(), put_down_round)


def put_down_round(day: date) -> None:
    """Put down the round of a day, for its small hours, or for now where they are over."""
    due = datetime.combine(day, time(3), tzinfo=timezone.get_default_timezone())
    queue = look_at_licences if due <= timezone.now() else look_at_licences.using(run_after=due)
    queue.enqueue(day.isoformat())
