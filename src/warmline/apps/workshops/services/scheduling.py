"""Putting down what is to be done later: the reminders of a session."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from warmline.apps.workshops.models import Session
from warmline.apps.workshops.reminding import LEADS
from warmline.apps.workshops.tasks import remind


def schedule_reminders(sessions: Iterable[Session], now: datetime) -> None:
    """Put down both reminders of each session. Part of the caller's transaction."""
    for session in sessions:
        for name, lead in LEADS.items():
            due = session.starts_at - lead
            if due > now:
                remind.using(run_after=due).enqueue(str(session.pk), name)
