"""The secret address of a person's calendar."""

from __future__ import annotations

import hashlib
import secrets
from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import CalendarFeed


def hash_of(token: str) -> str:
    """Return what is kept of a token."""
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def make_feed(*, user: Person, now: datetime) -> str:
    """Make a new secret address for the user's calendar and return its token, for this once. An older one ends."""
    token = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(person=user, defaults={"hashed": hash_of(token), "made_at": now})
    record(actor=user, verb="workshops.feed_made", about=user)
    return token


@transaction.atomic
def revoke_feed(*, user: Person) -> bool:
    """End the address of the user's calendar; return whether there was one."""
    count, _rows = CalendarFeed.objects.filter(person=user).delete()
    if count:
        record(actor=user, verb="workshops.feed_revoked", about=user)
    return bool(count)
