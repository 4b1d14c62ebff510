"""Erasing a person: her key first, then all that names her. Counts and the trail stay, without her."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.errors import require
from warmline.apps.people.models import Organisation, Person, Role
from warmline.apps.people.registry import keepings
from warmline.apps.people.scope import forget_scopes
from warmline.apps.people.services.roles import refuse_without_admin


@transaction.atomic
def ask_for_erasure(*, person: Person) -> None:
    """Note that the person asks to be erased; her admins see it. Asking twice is harmless."""
    if person.erasure_asked_at is None:
        person.erasure_asked_at = timezone.now()
        person.save(update_fields=["erasure_asked_at"])
        record(actor=person, verb="person.erasure_asked", about=person)


@transaction.atomic
def take_back_erasure(*, person: Person) -> None:
    """Note that the person changed her mind."""
    if person.erasure_asked_at is not None:
        person.erasure_asked_at = None
        person.save(update_fields=["erasure_asked_at"])
        record(actor=person, verb="person.erasure_taken_back", about=person)


@transaction.atomic
def erase_person(*, actor: Person, person: Person) -> dict[str, int]:
    """Erase the person for good and return how many rows each app emptied. Twice is harmless.

    Refused for the last admin. After this nobody, with whatever backup of the database alone, reads her practice.
    """
    require("people.erase_person", actor, person)
    Organisation.objects.select_for_update().get(pk=person.organisation_id)
    person.refresh_from_db()
    if person.erased_at is not None:
        return {}
    if Role.ADMIN in person.roles():
        refuse_without_admin(person)
    touched = _erase(person)
    record(actor=actor, verb="person.erased", about=person, data={"rows": touched})
    return touched


@transaction.atomic
def erase_again(*, person: Person, at: dt.datetime) -> bool:
    """Erase somebody who came back with a restored backup; she was erased at `at`. Return whether there was need.

    Called from the terminal, never from a page. Somebody who joined after `at` is another person with a number that
    the restored database gave out anew: she stays.
    """
    person = Person.objects.select_for_update().get(pk=person.pk)
    if person.erased_at is not None or person.joined_at > at:
        return False
    touched = _erase(person)
    Person.objects.filter(pk=person.pk).update(erased_at=at)
    record(actor=None, verb="person.erased", about=person, data={"rows": touched, "after_restore": True})
    return True


def _erase(person: Person) -> dict[str, int]:
    vault.erase_key(person)
    # The highest apps first: what they keep leans on what lies below.
    touched = {keeping.key: keeping.erase(person) for keeping in reversed(keepings())}
    forget_scopes()
    return touched
