"""Background work of the workshops app. Arguments hold nothing personal."""

from __future__ import annotations

from datetime import date, datetime, time
from uuid import UUID

from django.utils import timezone
from django_tasks import task

from warmline.apps.workshops.following import bring_back_hard
from warmline.apps.workshops.reminding import remind_now
from warmline.apps.workshops.track.reminding import round_on


@task()
def remind(session_id: str, name: str) -> int:
    """Send the reminder `name` ("day" or "hour") of a session; return how many were told."""
    return remind_now(session_id=UUID(session_id), name=name, now=timezone.now())


@task()
def follow(session_id: str) -> int:
    """Bring back what the room found hard; return for how many people."""
    return bring_back_hard(session_id=UUID(session_id), now=timezone.now())


@task()
def look_at_licences(day: str) -> int:
    """Tell whose licence ends soon, and put down the round of the next day; return how many were told."""
    return round_on(date.fromisoformat(day), timezone.now(), put_down_round)


def put_down_round(day: date) -> None:
    """Put down the round of a day, for its small hours, or for now where they are over."""
    due = datetime.combine(day, time(3), tzinfo=timezone.get_default_timezone())
    queue = look_at_licences if due <= timezone.now() else look_at_licences.using(run_after=due)
    queue.enqueue(day.isoformat())
