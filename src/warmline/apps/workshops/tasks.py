"""Background work of the workshops app. Arguments hold nothing personal."""

from __future__ import annotations

from uuid import UUID

from django.utils import timezone
from django_tasks import task

from warmline.apps.workshops.following import bring_back_hard
from warmline.apps.workshops.reminding import remind_now


@task()
def remind(session_id: str, name: str) -> int:
    """Send the reminder `name` ("day" or "hour") of a session; return how many were told."""
    return remind_now(session_id=UUID(session_id), name=name, now=timezone.now())


@task()
def follow(session_id: str) -> int:
    """Bring back what the room found hard; return for how many people."""
    return bring_back_hard(session_id=UUID(session_id), now=timezone.now())
