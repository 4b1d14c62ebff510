"""The first organisation and its first admin."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.models import Membership, Organisation, Person, Role


@transaction.atomic
def found_house(*, organisation: str, email: str, name: str, password: str) -> Person:
    """Make an organisation and the admin who will invite the others; called from the terminal, never from a page."""
    house = Organisation.objects.create(name=organisation)
    admin = Person.objects.create_person(email=email, name=name, organisation=house, password=password)
    confirm_address(admin)
    Membership.objects.create(person=admin, role=Role.ADMIN, organisation=house)
    record(actor=None, verb="house.founded", about=admin, target=f"organisation:{house.pk}")
    return admin


def confirm_address(person: Person) -> None:
    """Note that the person's address is hers, so that she can sign in and add a second step."""
    EmailAddress.objects.update_or_create(user=person, email=person.email, defaults={"verified": True, "primary": True})
