"""Inviting a colleague, and her answer."""

from __future__ import annotations

import zlib
from datetime import datetime
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.models import INVITED_FOR, LiveTalk, Status
from warmline.apps.live.selectors import can_be_live, colleagues
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person

MOST_OPEN = 5  # invitations that wait at once; chosen, so that nobody writes to a whole house


@transaction.atomic
def invite(*, user: Person, version: ScenarioVersion, partner: Person, key: UUID, now: datetime) -> LiveTalk:
    """Ask one colleague to play the customer of a scenario. The same `key` again returns the same invitation.

    Raises PermissionDenied for somebody without a role that practises, and Refused where the colleague cannot be
    asked, too many invitations wait, or the scenario is one of e-mails.
    """
    require("live.play", user)
    known = LiveTalk.objects.filter(owner=user, start_key=key).first()
    if known is not None:
        return known
    if not can_be_live(scenario_of(version)):
        raise Refused(_("This case is written in e-mails. Choose one by chat, by phone or face to face."))
    if not colleagues(user).filter(pk=partner.pk).exists():
        raise Refused(_("This colleague cannot be asked. Choose somebody of your own house who practises here."))
    waiting = LiveTalk.objects.filter(owner=user, status=Status.INVITED, touched_at__gte=now - INVITED_FOR)
    if waiting.count() >= MOST_OPEN:
        raise Refused(_("Five invitations of yours wait already. Take one back, or wait for an answer."))
    talk = LiveTalk.objects.create(
        owner=user,
        partner=partner,
        scenario=version,
        seed=zlib.crc32(key.bytes),
        start_key=key,
        invited_at=now,
        touched_at=now,
    )
    record(actor=user, verb="live.invited", about=user, target=str(talk.pk), private=True)
    record(actor=user, verb="live.asked", about=partner, target=str(talk.pk), private=True)
    queue_messages("live_invited", [(partner.pk, str(talk.pk))])
    return talk


@transaction.atomic
def accept(*, user: Person, talk: LiveTalk, now: datetime) -> None:
    """Take the customer's seat: the talk begins. An invitation that is not open any more raises Refused."""
    _only(user, talk.partner_id)
    require("live.play", user)
    fresh = LiveTalk.objects.filter(pk=talk.pk, status=Status.INVITED, touched_at__gte=now - INVITED_FOR)
    if not fresh.update(status=Status.ACTIVE, began_at=now, touched_at=now):
        raise Refused(_("This invitation is not open any more."))
    talk.status, talk.began_at, talk.touched_at = Status.ACTIVE, now, now
    record(actor=user, verb="live.accepted", about=user, target=str(talk.pk), private=True)


@transaction.atomic
def decline(*, user: Person, talk: LiveTalk, now: datetime) -> None:
    """Say no to an invitation. No reason is asked."""
    _only(user, talk.partner_id)
    if _answered(talk, Status.DECLINED, now):
        record(actor=user, verb="live.declined", about=user, target=str(talk.pk), private=True)


@transaction.atomic
def withdraw(*, user: Person, talk: LiveTalk, now: datetime) -> None:
    """Take an invitation back."""
    _only(user, talk.owner_id)
    if _answered(talk, Status.WITHDRAWN, now):
        record(actor=user, verb="live.withdrawn", about=user, target=str(talk.pk), private=True)


def _answered(talk: LiveTalk, status: Status, now: datetime) -> bool:
    changed = LiveTalk.objects.filter(pk=talk.pk, status=Status.INVITED).update(status=status, touched_at=now)
    if changed:
        talk.status = status
    return bool(changed)


def _only(user: Person, pk: int | None) -> None:
    if user.pk != pk:
        raise PermissionDenied
