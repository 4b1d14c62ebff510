"""Who may do what to people and teams; services ask these rules, and pages ask the same ones."""

from __future__ import annotations

from typing import Any

import rules

from warmline.apps.people.models import Membership, Organisation, Person, Team
from warmline.apps.people.scope import LOOKS_AFTER, Viewer, scope_of


def is_admin(user: Viewer) -> bool:
    """Holds the admin role of her organisation today."""
    return "admin" in scope_of(user).roles


def is_same_house(user: Viewer, thing: Any) -> bool:
    """The thing belongs to the person's own organisation."""
    house = scope_of(user).organisation_id
    return house is not None and _house_of(thing) == house


def is_herself(user: Viewer, person: Person | None) -> bool:
    """The record is her own."""
    return person is not None and user.is_authenticated and person.pk == user.pk


def leads_team(user: Viewer, team: Team | None) -> bool:
    """Leads this team today."""
    return team is not None and team.pk in scope_of(user).teams_led


def sees_person(user: Viewer, person: Person | None) -> bool:
    """The person is herself or somebody she looks after."""
    return person is not None and Person.objects.visible_to(user).filter(pk=person.pk).exists()


def sees_team(user: Viewer, team: Team | None) -> bool:
    """The team is hers or one she looks after."""
    return team is not None and Team.objects.visible_to(user).filter(pk=team.pk).exists()


def looks_after_people(user: Viewer) -> bool:
    """Holds a role today that looks after others."""
    return bool(scope_of(user).roles & LOOKS_AFTER)


def _house_of(thing: Any) -> int | None:
    if isinstance(thing, Organisation):
        return thing.pk
    if isinstance(thing, Team):
        return thing.site.organisation_id
    if isinstance(thing, Membership):
        return thing.person.organisation_id
    found: int | None = getattr(thing, "organisation_id", None)
    return found


_admin_here = rules.predicate(is_admin) & rules.predicate(is_same_house)

rules.add_perm("people.administer", _admin_here)
rules.add_perm("people.erase_person", _admin_here)
rules.add_perm("people.see_person", rules.predicate(sees_person))
rules.add_perm("people.see_team", rules.predicate(sees_team))
rules.add_perm("people.lead_team", rules.predicate(leads_team))
rules.add_perm("people.export_person", rules.predicate(is_herself))
rules.add_perm("people.list_people", rules.predicate(looks_after_people))
