"""Background work of the notices app. Arguments hold nothing personal: the task looks up what waits."""

from __future__ import annotations

import datetime as dt

from django.utils import timezone
from django_tasks import task

from warmline.apps.notices.sending import CLAIM, send_waiting


@task()
def send_waiting_notices() -> dict[str, int]:
    """Send what waits; where the mail server did not answer, come back when the claim has run out."""
    outcome = send_waiting(now=timezone.now())
    if outcome.get("later"):
        again = timezone.now() + CLAIM + dt.timedelta(seconds=10)
        send_waiting_notices.using(run_after=again).enqueue()
    return outcome
