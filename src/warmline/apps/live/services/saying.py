"""Saying a line: saved once, in one order, sealed for both while the talk goes on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.live.models import LiveLine, LiveTalk, Side, Status
from warmline.apps.live.selectors import SHOWN
from warmline.apps.live.services.leaving import stop
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.services import note_time
from warmline.apps.roleplay.answers import AnswerRefused, asks_to_stop, clean

MOST_LINES = 400  # of one talk; chosen: ten times a long talk


class Over(Exception):
    """The talk is not going on, so nothing can be said in it."""


class Stopped(Exception):
    """The stop word was written: the talk is stopped and the line was not kept."""


@dataclass(frozen=True, slots=True)
class Sent:
    """What a form sends: its own key, and the words."""

    key: UUID
    text: str


def say(*, user: Person, talk: LiveTalk, sent: Sent, now: datetime) -> int:
    """Save one line and return its number. The same key again changes nothing and returns the same number.

    People interrupt each other: either may speak at any time. Raises PermissionDenied for anybody without a seat,
    `AnswerRefused` for a line that is empty or too long, `Stopped` after the stop word, `Over` where the talk is over.
    """
    side = talk.side_of(user)
    if side is None or talk.partner is None:
        raise PermissionDenied
    if asks_to_stop(sent.text):
        stop(user=user, talk=talk, now=now)
        raise Stopped
    words = clean(sent.text).encode()
    sealed = vault.seal(talk.owner, words)
    shown = vault.seal(talk.partner, words, purpose=SHOWN)
    with transaction.atomic():
        # The row of the talk is what both wait for: lines get one order, and none is saved after the end.
        held = LiveTalk.objects.select_for_update().get(pk=talk.pk)
        known = LiveLine.objects.filter(talk=held, key=sent.key).first()
        if known is not None:
            return known.number
        if held.status != Status.ACTIVE:
            raise Over
        if held.lines >= MOST_LINES:
            raise AnswerRefused(_("This talk is full. End it, and begin another one."))
        number = held.lines + 1
        LiveLine.objects.create(
            talk=held, number=number, side=side, key=sent.key, sealed=sealed, shown=shown, said_at=now
        )
        LiveTalk.objects.filter(pk=held.pk).update(lines=number, touched_at=now)
        if side is Side.AGENT:
            note_time(person=talk.owner, seconds=int((now - held.touched_at).total_seconds()), now=now)
    return number
