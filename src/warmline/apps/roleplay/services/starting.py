"""Starting a conversation, and meeting the same customer on another day."""

from __future__ import annotations

import zlib
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError, transaction

from warmline.apps.audit.services import record
from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.ports import language
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import read_own_wishes
from warmline.apps.roleplay.cases import case_at
from warmline.apps.roleplay.engine import pack_scene
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.selectors import own_memory
from warmline.core.customer.scene import begin


class LeftOut(Exception):
    """The case holds a theme that this person left out, and she did not say that she wants it all the same."""


def seed_for(owner: Person, scenario: str, nth: int) -> int:
    """Return the dice of this person's nth talk with this customer: the next talk is another day, each replayable."""
    return zlib.crc32(f"{owner.pk}:{scenario}:{nth}".encode())


def next_seed(owner: Person, scenario: str) -> int:
    """Return the dice that the next talk with this customer will have. One query."""
    return seed_for(owner, scenario, Session.objects.filter(owner=owner, scenario__key=scenario).count())


def start(
    *, user: Person, version: ScenarioVersion, key: UUID, now: datetime, steps: int = 0, sure: bool = False
) -> Session:
    """Start a session on this version of a scenario, so many steps harder than it was written (below 0: softer).

    The same `key` again returns the session it started before. Raises ValueError for steps that no talk begins with,
    and `LeftOut` for a case with a theme that she left out, unless she is `sure`.
    """
    known = Session.objects.filter(owner=user, start_key=key).first()
    if known is not None:
        return known
    seed = next_seed(user, version.key)
    scenario = case_at(version, steps)
    if scenario.themes and not sure and read_own_wishes(user, user).spares(scenario):
        raise LeftOut
    scene = begin(scenario, language(), seed=seed, memory=own_memory(user, scenario))
    sealed = vault.seal(user, pack_scene(scene))
    try:
        with transaction.atomic():
            return _save(Session(owner=user, scenario=version, seed=seed, steps=steps, start_key=key), sealed, now)
    except IntegrityError:
        return Session.objects.get(owner=user, start_key=key)


def _save(session: Session, sealed: bytes, now: datetime) -> Session:
    session.started_at = session.touched_at = now
    session.save(force_insert=True)
    session.branch = Branch.objects.create(session=session, number=1, sealed=sealed, begun_at=now)
    session.save(update_fields=["branch"])
    record(actor=session.owner, verb="roleplay.started", about=session.owner, target=str(session.pk), private=True)
    return session
