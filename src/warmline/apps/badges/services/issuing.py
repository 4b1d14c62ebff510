"""Issuing a badge, and taking one back."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.adapters.badges import SIZE
from warmline.apps.assessment.models import Certificate
from warmline.apps.audit.services import record
from warmline.apps.badges.certificates import CertificateFacts, facts_of
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.badges.services.keys import signing_key
from warmline.apps.badges.signing import opened, signed, to_row
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.rules import is_admin, is_same_house

# A list is given no more than half of its places: a free one is then found at the second try on average.
_FULL = SIZE // 2


def issue_own(*, person: Person, certificate: UUID, now: datetime) -> Badge:
    """Make the badge of one's own certificate; the same certificate again gives the same badge.

    Refused where the certificate does not hold, or is somebody else's.
    """
    held = Certificate.objects.valid_at(now).filter(person=person, pk=certificate).select_related("rule", "person")
    found = held.first()
    if found is None:
        raise Refused(_("This certificate does not hold, so it has no badge."))
    return issue(actor=person, facts=facts_of(found), now=now)


def issue(*, actor: Person, facts: CertificateFacts, now: datetime) -> Badge:
    """Sign a badge. The holder herself and admins of her house may. One certificate has one badge, asked for or not."""
    holder = facts.holder
    if actor.pk != holder.pk and not (is_admin(actor) and is_same_house(actor, holder)):
        raise PermissionDenied("badges.issue")
    with transaction.atomic():
        key = signing_key(holder.organisation, now)
        if facts.certificate is not None:
            there = Badge.objects.filter(certificate=facts.certificate).first()
            if there is not None:
                return there
        return _made(actor, facts, key, now)


@transaction.atomic
def renew_restored(*, certificate: UUID, actor: Person, now: datetime) -> Badge | None:
    """Make a new badge of a certificate that was given back; part of the caller's transaction, who has checked that.

    The old one stays taken back: by the standard a revocation is for good, and lists and readers may keep it. The new
    one shows what the old one showed. None where no badge was made, an admin had taken the badge itself back, or the
    certificate has ended meanwhile.
    """
    old = Badge.objects.select_for_update().filter(certificate=certificate, revoked_at=None, withdrawn_at=None).first()
    if old is None:
        return None
    why = _("Its certificate was taken back, and given back after an appeal. A new badge took its place.")
    shown: dict[str, Any] = {"shared": old.shared, "name_shown": old.name_shown}
    shown |= {"dates_shown": old.dates_shown, "level_shown": old.level_shown}
    Badge.objects.filter(pk=old.pk).update(
        certificate=None, shared=False, revoked_at=now, revoked_by=actor, revoked_why=why
    )
    record(actor=actor, verb="badge.revoked", about=old.holder, target=str(old.pk))
    held = Certificate.objects.valid_at(now).filter(pk=certificate).select_related("rule", "person").first()
    if held is None:
        return None
    made = _made(actor, facts_of(held), signing_key(held.person.organisation, now), now)
    Badge.objects.filter(pk=made.pk).update(**shown)
    made.refresh_from_db()
    return made


def _made(actor: Person, facts: CertificateFacts, key: IssuerKey, now: datetime) -> Badge:
    """Sign and save a badge, at a place of its own in a status list; the caller holds the row of the organisation."""
    organisation = facts.holder.organisation
    number, index = _place(organisation)
    badge = Badge(
        organisation=organisation,
        holder=facts.holder,
        certificate=facts.certificate,
        title=facts.title,
        facts=to_row(facts),
        since=facts.since,
        until=facts.until,
        issued_at=now,
        key=key,
        list_number=number,
        list_index=index,
    )
    badge.token = signed(badge, opened(key))
    badge.save(force_insert=True)
    record(actor=actor, verb="badge.issued", about=facts.holder, target=str(badge.pk))
    return badge


@transaction.atomic
def revoke(*, actor: Person, badge: Badge, reason: str, now: datetime) -> None:
    """Take a badge back, with the reason that its holder reads. Admins of the house may. Twice is harmless."""
    require("badges.manage", actor, badge)
    if not reason.strip():
        raise Refused(_("Say why the badge is taken back. Its holder reads it."))
    changed = Badge.objects.filter(pk=badge.pk, revoked_at=None, withdrawn_at=None).update(
        revoked_at=now, revoked_by=actor, revoked_why=reason.strip()[:500]
    )
    if changed:
        record(actor=actor, verb="badge.revoked", about=badge.holder, target=str(badge.pk))


def _place(organisation: Organisation) -> tuple[int, int]:
    """Return a free place in the newest list that has room, drawn by chance: its number says nothing about when.

    The caller holds the row of the organisation, so nobody draws the same.
    """
    number = Badge.objects.filter(organisation=organisation).count() // _FULL + 1
    taken = Badge.objects.filter(organisation=organisation, list_number=number)
    while True:
        index = secrets.randbelow(SIZE)
        if not taken.filter(list_index=index).exists():
            return number, index
