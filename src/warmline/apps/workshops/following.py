"""After a session: what the room found hard comes back in the daily practice of everybody who was there."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction

from warmline.apps.drills.services import bring_back
from warmline.apps.people import vault
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.selectors.room import hard_in


def bring_back_hard(*, session_id: UUID, now: datetime) -> int:
    """Make the hard behaviours due for each person who was there; return for how many people.

    Each person is one short transaction and is done once, so that a worker that is ended half-way goes on where it was.
    """
    session = Session.objects.filter(pk=session_id, state=State.DONE).select_related("plan").first()
    hard = [each.behaviour for each in hard_in(session, now)] if session is not None else []
    if session is None or not hard:
        return 0
    waiting = Seat.objects.filter(session=session, followed=False).exclude(attended_at=None)
    return sum(_one(key, hard, session, now) for key in list(waiting.values_list("pk", flat=True)))


@transaction.atomic
def _one(key: int, hard: list[str], session: Session, now: datetime) -> bool:
    if not Seat.objects.filter(pk=key, followed=False).update(followed=True):
        return False
    seat = Seat.objects.select_related("person").get(pk=key)
    try:
        bring_back(person=seat.person, behaviours=hard, at=session.ends_at, now=now)
    except vault.KeyErased:
        return False
    return True
