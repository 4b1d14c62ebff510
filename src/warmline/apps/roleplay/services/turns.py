"""One turn: read, answered, saved, and only then acknowledged."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.services import LONGEST_THOUGHT, note_time
from warmline.apps.roleplay.answers import asks_to_stop, clean
from warmline.apps.roleplay.cases import played
from warmline.apps.roleplay.engine import answer_packed
from warmline.apps.roleplay.models import Branch, Session, Status, TurnRow
from warmline.apps.roleplay.replies import Reply, pack_reply, reply_of, unpack_reply
from warmline.apps.roleplay.services.moving import stop
from warmline.apps.roleplay.timing import waited


class WentOn(Exception):
    """The conversation went on in another window, so this answer does not belong to the turn on its screen."""


class Stopped(Exception):
    """The stop word was written: the session is stopped and the answer was not kept."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sends: the branch and answer it was shown for, its own key, and the words.

    `spoke_over`: she began to speak while the customer's voice still did.
    """

    branch: int
    number: int
    key: UUID
    text: str
    spoke_over: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """A turn that is saved: its number, the words as kept, and the reply to them."""

    number: int
    text: str
    reply: Reply


def take_turn(*, user: Person, session: Session, sent: Sent, now: datetime) -> Taken:
    """Answer the customer once. The same key again returns the same reply; a stale number raises `WentOn`.

    Raises `AnswerRefused` for an answer that is empty or too long, `Stopped` where it holds the stop word.
    """
    branch = session.branch
    assert branch is not None
    if asks_to_stop(sent.text):
        stop(user=user, session=session, now=now)
        raise Stopped
    text = clean(sent.text)
    if branch.number != sent.branch or branch.answers != sent.number - 1 or branch.closed:
        return _said_before(user, session, sent, text)
    opened = vault.open_to_change(session.owner, user, bytes(branch.sealed))
    scenario, seconds = played(session), waited(session, branch, now)
    scene, turn = answer_packed(
        opened.text, scenario, text, waited=seconds, held=branch.back_after, spoke_over=sent.spoke_over
    )
    reply = reply_of(turn)
    sealed = opened.seal_many([scene, pack_reply(reply)])
    try:
        _save(user, session, branch, sent, sealed, gone=reply.ended, now=now)
    except (IntegrityError, WentOn):
        return _said_before(user, session, sent, text)
    return Taken(sent.number, text, reply)


def _save(
    user: Person, session: Session, branch: Branch, sent: Sent, sealed: list[bytes], *, gone: bool, now: datetime
) -> None:
    """Write scene, reply, time and standing together: after a crash there is either all of the turn or none of it."""
    new_scene, new_reply = sealed
    seconds = min(int((now - session.touched_at).total_seconds()), LONGEST_THOUGHT)
    with transaction.atomic():
        free = Branch.objects.filter(pk=branch.pk, answers=sent.number - 1, closed="")
        if not free.update(
            sealed=new_scene,
            answers=sent.number,
            seconds=F("seconds") + max(0, seconds),
            draft=None,
            thought=0,
            back_after=None,
            closed=Status.ENDED if gone else "",
        ):
            raise WentOn
        TurnRow.objects.create(branch=branch, number=sent.number, key=sent.key, sealed=new_reply, said_at=now)
        status = Status.ENDED if gone else Status.ACTIVE
        Session.objects.filter(pk=session.pk).update(status=status, touched_at=now)
        note_time(person=user, seconds=seconds, now=now)
    branch.answers, branch.closed, session.status = sent.number, Status.ENDED if gone else "", status


def _said_before(user: Person, session: Session, sent: Sent, text: str) -> Taken:
    row = TurnRow.objects.filter(
        branch__session=session, branch__number=sent.branch, number=sent.number, key=sent.key
    ).first()
    if row is None:
        raise WentOn
    session.refresh_from_db()
    return Taken(row.number, text, unpack_reply(vault.open_sealed(session.owner, user, bytes(row.sealed))))
