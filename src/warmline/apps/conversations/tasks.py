"""Background work on uploads. The arguments are keys; no word of a conversation is among them."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from warmline.apps.conversations.models import Upload


@task()
def work(upload: int, step: int) -> None:
    """Do one piece of the work on an upload, where this step is the next one."""
    from warmline.apps.conversations.working import work_on

    work_on(upload, step, enqueue)


def enqueue(upload: int, step: int, after: timedelta | None = None) -> None:
    """Put a step into the queue, for now or for later."""
    (work if after is None else work.using(run_after=timezone.now() + after)).enqueue(upload, step)


def hand_on(upload: Upload) -> None:
    """Put the next step of an upload into the queue."""
    enqueue(upload.pk, upload.step)
