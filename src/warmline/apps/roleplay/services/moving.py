"""Pausing, going on, taking an answer back, changing versions, stopping."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.answers import LIMIT
from warmline.apps.roleplay.engine import rewind_packed
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.timing import LONGEST_WAIT, seconds_since, waited


class NoSuchAnswer(ValueError):
    """There is no answer of that number on this branch."""


@transaction.atomic
def pause(*, user: Person, session: Session, draft: str, now: datetime) -> None:
    """Pause an active session and keep what was typed so far, sealed. A session that is not active stays as it is."""
    branch = _current(session)
    changed = Session.objects.filter(pk=session.pk, status=Status.ACTIVE).update(status=Status.PAUSED, touched_at=now)
    if not changed:
        return
    kept = draft.replace("\x00", "").strip()[:LIMIT]
    sealed = vault.seal(user, kept.encode("utf-8", "ignore")) if kept else None
    seconds = min(int(seconds_since(session, now)), LONGEST_WAIT)
    Branch.objects.filter(pk=branch.pk).update(draft=sealed, thought=F("thought") + seconds)
    session.status = Status.PAUSED


@transaction.atomic
def resume(*, user: Person, session: Session, now: datetime) -> None:
    """Go on with a paused session."""
    if Session.objects.filter(pk=session.pk, status=Status.PAUSED).update(status=Status.ACTIVE, touched_at=now):
        session.status = Status.ACTIVE


def come_back(*, user: Person, session: Session, branch: Branch, now: datetime) -> None:
    """Note how long the customer was on hold; the first time counts, and only for the owner."""
    if session.owner_id != user.pk:
        raise vault.NotTheOwner
    seconds = waited(session, branch, now)
    if seconds is not None:
        Branch.objects.filter(pk=branch.pk, closed="", back_after=None).update(back_after=int(seconds))


@transaction.atomic
def stop(*, user: Person, session: Session, now: datetime) -> None:
    """Stop everything at once. What was said before is kept for its owner; nothing is scored."""
    branch = _current(session)
    open_now = Session.objects.filter(pk=session.pk).exclude(status__in=[Status.STOPPED, Status.ENDED])
    if not open_now.update(status=Status.STOPPED, touched_at=now):
        return
    Branch.objects.filter(pk=branch.pk).update(closed=Status.STOPPED, draft=None)
    session.status = Status.STOPPED
    record(actor=user, verb="roleplay.stopped", about=user, target=str(session.pk), private=True)


def rewind(*, user: Person, session: Session, branch: Branch, number: int, now: datetime) -> Branch:
    """Go back before answer `number` of a branch and answer differently, on a new branch; the old one stays.

    Raises `NoSuchAnswer` where the branch has no such answer.
    """
    if not 1 <= number <= branch.answers:
        raise NoSuchAnswer
    sealed = vault.open_sealed(session.owner, user, bytes(branch.sealed))
    scene, words = rewind_packed(sealed, number)
    earlier, draft = vault.seal_many(user, [scene, words.encode()])
    with transaction.atomic():
        last = Branch.objects.select_for_update().filter(session=session).aggregate(last=Max("number"))["last"]
        made = Branch.objects.create(
            session=session,
            number=last + 1,
            parent=branch,
            from_answer=number,
            answers=number - 1,
            sealed=earlier,
            draft=draft,
            begun_at=now,
        )
        _make_current(session, made, Status.ACTIVE, now)
        record(actor=user, verb="roleplay.rewound", about=user, target=str(session.pk), private=True)
    return made


@transaction.atomic
def switch(*, user: Person, session: Session, branch: Branch, now: datetime) -> None:
    """Make another version of the conversation the current one."""
    status = Status(branch.closed) if branch.closed else Status.ACTIVE
    _make_current(session, branch, status, now)


def _current(session: Session) -> Branch:
    if session.branch is None:
        raise Branch.DoesNotExist
    return session.branch


def _make_current(session: Session, branch: Branch, status: Status, now: datetime) -> None:
    session.branch, session.status, session.touched_at = branch, status, now
    session.save(update_fields=["branch", "status", "touched_at"])
