"""What a person changes about herself."""

from __future__ import annotations

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.models import Person


@transaction.atomic
def update_profile(*, person: Person, name: str, language: str, timezone: str) -> Person:
    """Change the person's own name, language and time zone; only she herself calls this."""
    wanted = {"name": " ".join(name.split()), "language": language, "timezone": timezone}
    changed = sorted(field for field, value in wanted.items() if getattr(person, field) != value)
    if changed:
        for field in changed:
            setattr(person, field, wanted[field])
        person.save(update_fields=changed)
        record(actor=person, verb="person.changed", about=person, data={"fields": changed})
    return person
