"""Keys: the first one, the next one, and what follows when one got out."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.badges.models import Badge, IssuerKey
from warmline.apps.badges.signing import new_key, opened, signed
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Organisation, Person

_CHUNK = 500


def signing_key(organisation: Organisation, now: datetime) -> IssuerKey:
    """Return the key that signs, made when there is none; part of the caller's transaction."""
    # Two first badges at once: the second waits here and finds the key of the first.
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    found = IssuerKey.objects.filter(organisation=held, retired_at=None, compromised_at=None).first()
    if found is not None:
        return found
    made = new_key(held, now)
    record(actor=None, verb="badge.key_made", target=made.short)
    return made


@transaction.atomic
def rotate_key(*, actor: Person, organisation: Organisation, now: datetime) -> IssuerKey:
    """Make a new key that signs from now on; the one before goes on verifying what it signed."""
    require("badges.manage", actor, organisation)
    held = Organisation.objects.select_for_update().get(pk=organisation.pk)
    IssuerKey.objects.filter(organisation=held, retired_at=None, compromised_at=None).update(retired_at=now)
    made = new_key(held, now)
    record(actor=actor, verb="badge.key_rotated", target=made.short)
    return made


@transaction.atomic
def mark_compromised(*, actor: Person, key: IssuerKey, now: datetime) -> int:
    """Say that a key got out: nothing it signed is believed from now on. Return how many badges were signed again.

    Badges that stand are signed anew with a key that is safe, so that their holders can fetch them again; what they
    have handed out before fails, and says why. Refused where it was said already.
    """
    require("badges.manage", actor, key)
    Organisation.objects.select_for_update().get(pk=key.organisation_id)
    changed = IssuerKey.objects.filter(pk=key.pk, compromised_at=None).update(compromised_at=now)
    if not changed:
        raise Refused(_("This key is marked already."))
    safe = signing_key(key.organisation, now)
    count = _sign_again(key, safe)
    record(actor=actor, verb="badge.key_compromised", target=key.short, data={"signed_again": count})
    return count


def _sign_again(old: IssuerKey, safe: IssuerKey) -> int:
    private, count = opened(safe), 0
    rows = Badge.objects.standing().filter(key=old).select_related("organisation").order_by("pk")
    batch: list[Badge] = []
    for badge in rows.iterator(_CHUNK):
        badge.key, badge.token = safe, signed(badge, private)
        batch.append(badge)
        if len(batch) == _CHUNK:
            count += Badge.objects.bulk_update(batch, ["key", "token"])
            batch = []
    return count + Badge.objects.bulk_update(batch, ["key", "token"])
