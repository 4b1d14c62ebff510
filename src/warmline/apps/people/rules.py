"""Who may do what to people and teams; services ask these rules, and pages ask the same ones."""

from __future__ import annotations

from typing import Any

import rules

from warmline.apps.people.models import Membership, Person, Team
from warmline.apps.people.scope import Viewer, scope_of


@rules.predicate
def is_admin(user: Viewer) -> bool:
    """Holds the admin role of her organisation today."""
    return bool(user.is_authenticated and user.is_active and user.is_admin())


@rules.predicate
def is_same_house(user: Viewer, thing: Any) -> bool:
    """The thing belongs to the person's own organisation."""
    return thing is None or (user.is_authenticated and _house_of(thing) == user.organisation_id)


@rules.predicate
def is_herself(user: Viewer, person: Person | None) -> bool:
    """The record is her own."""
    return person is not None and user.is_authenticated and person.pk == user.pk


@rules.predicate
def leads_team(user: Viewer, team: Team | None) -> bool:
    """Leads this team today."""
    return team is not None and team.pk in scope_of(user).teams_led


@rules.predicate
def sees_person(user: Viewer, person: Person | None) -> bool:
    """The person is herself or somebody she looks after."""
    return person is not None and Person.objects.visible_to(user).filter(pk=person.pk).exists()


@rules.predicate
def sees_team(user: Viewer, team: Team | None) -> bool:
    """The team is hers or one she looks after."""
    return team is not None and Team.objects.visible_to(user).filter(pk=team.pk).exists()


def _house_of(thing: Any) -> int | None:
    if isinstance(thing, Team):
        return thing.site.organisation_id
    if isinstance(thing, Membership):
        return thing.person.organisation_id
    found: int | None = getattr(thing, "organisation_id", None)
    return found if found is not None else getattr(thing, "pk", None)


rules.add_perm("people.administer", is_admin & is_same_house)
rules.add_perm("people.see_person", sees_person)
rules.add_perm("people.see_team", sees_team)
rules.add_perm("people.lead_team", leads_team)
rules.add_perm("people.export_person", is_herself)
rules.add_perm("people.erase_person", is_herself | (is_admin & is_same_house))
