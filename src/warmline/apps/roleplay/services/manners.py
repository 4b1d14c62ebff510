"""How a person wants her talks to run: the pace of replies, and who may turn her speech into text."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.models import Person
from warmline.apps.roleplay.models import Listening, Manner, Pace


def set_pace(*, user: Person, pace: Pace) -> None:
    """Keep how replies appear to this person."""
    Manner.objects.update_or_create(owner=user, defaults={"pace": pace})


@transaction.atomic
def agree_to_listening(*, user: Person, listening: Listening, now: datetime) -> None:
    """Keep that this person agreed to who listens; `NOBODY` takes an agreement back."""
    agreed = now if listening else None
    Manner.objects.update_or_create(owner=user, defaults={"listening": listening, "agreed_at": agreed})
    verb = "roleplay.listening_agreed" if listening else "roleplay.listening_ended"
    record(actor=user, verb=verb, about=user, target=listening.value, private=True)
