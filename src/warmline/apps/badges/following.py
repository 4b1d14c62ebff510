"""What follows in badges when a certificate is given back."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from warmline.apps.people.models import Person


def follow_restored(certificate: UUID, actor: Person, now: datetime) -> None:
    """Make a new badge where there was one. Part of the transaction that gives the certificate back."""
    from warmline.apps.badges.services.issuing import renew_restored

    renew_restored(certificate=certificate, actor=actor, now=now)
