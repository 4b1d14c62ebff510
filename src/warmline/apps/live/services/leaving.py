"""Ending a talk, and stopping it at once. Either of the two may; with it the partner's copy is gone."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.live.models import OPEN_FOR, LiveLine, LiveTalk, Side, Status
from warmline.apps.people.models import Person


@transaction.atomic
def leave(*, user: Person, talk: LiveTalk, now: datetime) -> None:
    """End a talk. One that is over already stays as it is."""
    if _close(talk, Status.ENDED, now, _seat(user, talk)):
        record(actor=user, verb="live.ended", about=user, target=str(talk.pk), private=True)


@transaction.atomic
def stop(*, user: Person, talk: LiveTalk, now: datetime) -> None:
    """Stop everything at once, for both. What was said is kept for its owner; nothing is scored."""
    if _close(talk, Status.STOPPED, now, _seat(user, talk)):
        record(actor=user, verb="live.stopped", about=user, target=str(talk.pk), private=True)


@transaction.atomic
def close_forgotten(*, before: datetime) -> int:
    """End the talks that nobody touched since a moment, and return how many there were."""
    rows = LiveTalk.objects.select_for_update().filter(status=Status.ACTIVE, touched_at__lt=before)
    return sum(_close(talk, Status.ENDED, talk.touched_at) for talk in rows)


def close_if_forgotten(talk: LiveTalk, now: datetime) -> None:
    """End this talk where nobody touched it for `OPEN_FOR`, so that the partner's copy does not outlive it."""
    if talk.status == Status.ACTIVE and now - talk.touched_at > OPEN_FOR:
        with transaction.atomic():
            _close(talk, Status.ENDED, talk.touched_at)


def _close(talk: LiveTalk, status: Status, at: datetime, by: Side | None = None) -> bool:
    open_still = LiveTalk.objects.filter(pk=talk.pk, status=Status.ACTIVE)
    changed = open_still.update(status=status, touched_at=at, ended_by=by or "")
    if changed:
        LiveLine.objects.filter(talk=talk.pk).update(shown=None)
        talk.status, talk.touched_at, talk.ended_by = status, at, by or ""
    return bool(changed)


def _seat(user: Person, talk: LiveTalk) -> Side:
    seat = talk.side_of(user)
    if seat is None:
        raise PermissionDenied
    return seat
