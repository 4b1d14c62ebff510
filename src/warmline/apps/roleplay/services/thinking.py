"""What a person keeps for herself after a hard scene."""

from __future__ import annotations

import json
from collections.abc import Mapping

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.answers import LIMIT
from warmline.apps.roleplay.models import Branch, Session


@transaction.atomic
def keep_thoughts(*, user: Person, session: Session, branch: Branch, thoughts: Mapping[str, str]) -> bool:
    """Keep her answers to the three questions, sealed; return whether any are kept. Empty ones take all away.

    Raises `vault.NotTheOwner` for anybody but the owner of the talk.
    """
    if session.owner_id != user.pk:
        raise vault.NotTheOwner
    cleaned = {key: words.replace("\x00", "").strip()[:LIMIT] for key, words in thoughts.items()}
    kept = {key: words for key, words in cleaned.items() if words}
    sealed = vault.seal(user, json.dumps(kept).encode()) if kept else None
    Branch.objects.filter(pk=branch.pk).update(thoughts=sealed)
    branch.thoughts = sealed
    record(actor=user, verb="roleplay.thoughts_kept", about=user, target=str(session.pk), private=True)
    return bool(kept)
