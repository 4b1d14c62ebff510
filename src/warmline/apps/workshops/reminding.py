"""Reminders, a day and an hour before: looked at again when they are due."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction

from warmline.apps.people.messages import queue_messages
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State

LEADS = {"day": timedelta(days=1), "hour": timedelta(hours=1)}
# A worker that comes late still tells people, but nobody hears "tomorrow" shortly before the start.
LATEST = {"day": timedelta(hours=6), "hour": timedelta(0)}
EARLY = timedelta(minutes=2)  # a clock that is a little off


@transaction.atomic
def remind_now(*, session_id: UUID, name: str, now: datetime) -> int:
    """Tell everybody with a seat, once, that the session is soon; return how many were told.

    Nobody is told where the session was moved (then another reminder waits), cancelled, or has begun.
    """
    session = Session.objects.select_for_update().filter(pk=session_id, state=State.OPEN).first()
    if session is None or not LATEST[name] < session.starts_at - now <= LEADS[name] + EARLY:
        return 0
    told = {f"told_{name}": True}
    rows = Seat.objects.filter(session=session, state=Place.BOOKED).exclude(**told)
    people = list(rows.values_list("person", flat=True))
    rows.update(**told)
    queue_messages("workshops_soon", [(person, f"{session.pk}:{name}") for person in people])
    return len(people)
