"""Asking for a calibration; it is done in the background."""

from __future__ import annotations

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.knowledge import tasks
from warmline.apps.knowledge.rules import SET
from warmline.apps.people.errors import require
from warmline.apps.people.models import Person


@transaction.atomic
def calibrate_house(*, actor: Person) -> None:
    """Queue a calibration of the house's items from its assessed answers."""
    require(SET, actor, actor.organisation)
    record(actor=actor, verb="knowledge.calibration_asked", target=f"organisation:{actor.organisation_id}")
    house, by = actor.organisation_id, actor.pk
    transaction.on_commit(lambda: tasks.calibrate.enqueue(house, by))
