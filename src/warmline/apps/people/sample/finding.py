"""Finds people of the sample organisation for what the rooms invent about them."""

from __future__ import annotations

from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.sample.faces import FACES


def face(house: Organisation, place: int = 0) -> Person | None:
    """Return one of those whom a visitor can be, by the place in FACES: the first agent where none is said."""
    found: Person | None = Person.objects.filter(organisation=house, is_sample=True, email=FACES[place].email).first()
    return found


def holders(house: Organisation, role: Role, **where: object) -> list[Person]:
    """Return the sample people who hold a role today, the oldest membership first; `where` narrows the memberships."""
    held = Membership.objects.current().filter(role=role, person__organisation=house, person__is_sample=True, **where)
    return [row.person for row in held.select_related("person").order_by("pk")]


def holder(house: Organisation, role: Role, **where: object) -> Person | None:
    """Return the first of them, or None."""
    return next(iter(holders(house, role, **where)), None)
