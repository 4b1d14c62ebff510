"""Starting a conversation, and meeting the same customer on another day."""

from __future__ import annotations

import zlib
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from warmline.apps.audit.services import record
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import scenario_of
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.engine import language, pack_scene
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.selectors import own_memory
from warmline.core.customer.scene import begin


def seed_for(owner: Person, scenario: str, nth: int) -> int:
    """Return the dice of this person's nth talk with this customer: the next talk is another day, each replayable."""
    return zlib.crc32(f"{owner.pk}:{scenario}:{nth}".encode())


def next_seed(owner: Person, scenario: str) -> int:
    """Return the dice that the next talk with this customer will have. One query."""
    return seed_for(owner, scenario, Session.objects.filter(owner=owner, scenario__key=scenario).count())


def start(*, user: Person, version: ScenarioVersion, key: UUID, now: datetime) -> Session:
    """Start a session on this version of a scenario. The same `key` again returns the session it started before."""
    known = Session.objects.filter(owner=user, start_key=key).first()
    if known is not None:
        return known
    seed = next_seed(user, version.key)
    scenario = scenario_of(version)
    scene = begin(scenario, language(), seed=seed, memory=own_memory(user, scenario))
    sealed = vault.seal(user, pack_scene(scene))
    try:
        with transaction.atomic():
            return _save(user, version, key, seed, sealed, now)
    except IntegrityError:
        return Session.objects.get(owner=user, start_key=key)


def _save(user: Person, version: ScenarioVersion, key: UUID, seed: int, sealed: bytes, now: datetime) -> Session:
    session = Session.objects.create(
        owner=user, scenario=version, seed=seed, start_key=key, started_at=now, touched_at=now
    )
    session.branch = Branch.objects.create(session=session, number=1, sealed=sealed, begun_at=now)
    session.save(update_fields=["branch"])
    record(actor=user, verb="roleplay.started", about=user, target=str(session.pk), private=True)
    return session
