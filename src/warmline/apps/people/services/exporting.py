"""Handing a person everything the house keeps of her."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.utils import timezone

from warmline.apps.audit.services import record
from warmline.apps.people.errors import require
from warmline.apps.people.models import Person
from warmline.apps.people.registry import keepings


@transaction.atomic
def export_person(*, actor: Person, person: Person) -> dict[str, Any]:
    """Return everything kept of the person, by app, as JSON-safe data. Only she herself may ask."""
    require("people.export_person", actor, person)
    record(actor=actor, verb="person.exported", about=person, private=True)
    made = {keeping.key: keeping.export(person) for keeping in keepings()}
    return {"format": "warmline export 1", "made_at": timezone.now().isoformat(), **made}
