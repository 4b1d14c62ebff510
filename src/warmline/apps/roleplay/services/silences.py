"""On the phone nobody spoke for a while: the customer asks into the silence, and in the end rings off."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.cases import played
from warmline.apps.roleplay.engine import silence_packed
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.replies import Reply
from warmline.apps.roleplay.timing import waited


@dataclass(frozen=True, slots=True)
class Asked:
    """What the customer said into the silence: how she looks, and the line as it stood before it."""

    reply: Reply
    before: str


def keep_silent(*, user: Person, session: Session, branch: Branch, number: int, now: datetime) -> Asked | None:
    """Let the silence before answer `number` be felt, and return what the customer said into it.

    None where it was not long enough by the server's own clock, where the talk rests, and where it went on elsewhere.
    """
    seconds = waited(session, branch, now)
    if session.status != Status.ACTIVE or branch.closed or branch.answers != number - 1 or seconds is None:
        return None
    opened = vault.open_to_change(session.owner, user, bytes(branch.sealed))
    scene, reply, before = silence_packed(opened.text, played(session), seconds)
    if reply is None:
        return None
    (sealed,) = opened.seal_many([scene])
    closed = Status.ENDED if reply.ended else ""
    with transaction.atomic():
        free = Branch.objects.filter(pk=branch.pk, answers=branch.answers, closed="")
        if not free.update(sealed=sealed, closed=closed, thought=0, back_after=None):
            return None
        Session.objects.filter(pk=session.pk).update(status=closed or Status.ACTIVE, touched_at=now)
    branch.closed, session.status = closed, closed or Status.ACTIVE
    return Asked(reply, before)
