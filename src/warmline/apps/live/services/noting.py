"""What the partner noticed: up to three lines, one behaviour each, sealed for the one who answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.live.models import LiveTalk, Status
from warmline.apps.live.notes import Noticed, pack
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person

MOST = 3


@transaction.atomic
def leave_note(*, user: Person, talk: LiveTalk, noticed: Sequence[Noticed], now: datetime) -> None:
    """Keep what the partner noticed, once. Afterwards she cannot read it any more: it is the owner's.

    Raises PermissionDenied for anybody but the partner, and Refused where there is nothing to keep, too much, or a
    note already.
    """
    if talk.partner_id != user.pk or talk.status != Status.ENDED:
        raise PermissionDenied
    if not noticed:
        raise Refused(_("Write one line first, or leave it out."))
    if len(noticed) > MOST:
        raise Refused(_("Three lines at most: what helps is what can be kept in mind."))
    sealed = vault.seal(talk.owner, pack(noticed))
    if not LiveTalk.objects.filter(pk=talk.pk, noted_at=None).update(note=sealed, noted_at=now):
        raise Refused(_("Your lines have been given already."))
    talk.noted_at = now
    record(actor=user, verb="live.noted", about=user, target=str(talk.pk), private=True)
