"""Background work of the notices app. Arguments hold nothing personal: the task looks up what waits."""

from __future__ import annotations

import datetime as dt
from typing import Final

from django.utils import timezone
from django_tasks import task

from warmline.apps.notices.sending import CLAIM, next_due, send_waiting, something_waits
from warmline.apps.notices.waking import forget, wake

SECONDS: Final = 8.0
"""How long one piece works; a worker that is told to end has ten seconds."""


@task()
def send_waiting_notices() -> dict[str, int]:
    """Send what is due, and come back when the next message is.

    Its successor waits in the queue before it begins, in case it is killed or there is no mail server.
    """
    now = timezone.now()
    forget(now)
    if something_waits(now):
        wake(now + CLAIM + dt.timedelta(seconds=10), _enqueue)
    outcome = send_waiting(now=now, seconds=SECONDS)
    if outcome.get("more"):
        send_waiting_notices.enqueue()
    due = next_due(now)
    if due is not None:
        wake(due, _enqueue)
    return outcome


def _enqueue(at: dt.datetime) -> None:
    send_waiting_notices.using(run_after=at).enqueue()
