"""Giving and ending roles, and moving people between teams. History is kept: a role is ended, never deleted."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import IN_A_TEAM, Membership, Organisation, Person, Place, Role, Team, at
from warmline.apps.people.scope import forget_scopes


@transaction.atomic
def give_role(*, actor: Person, person: Person, role: str, place: Place) -> Membership:
    """Let a person hold a role somewhere from now on; giving what she holds already changes nothing."""
    require("people.administer", actor, person)
    require("people.administer", actor, place)
    lock(person)
    return hold(actor=actor, person=person, role=role, place=place)


@transaction.atomic
def end_role(*, actor: Person, membership: Membership) -> Membership:
    """End a role now. Refused for the last admin; ending it twice is harmless."""
    require("people.administer", actor, membership)
    # Two admins who end each other's role at once must not leave a house without one: both wait for the same row.
    Organisation.objects.select_for_update().get(pk=membership.person.organisation_id)
    membership.refresh_from_db()
    if membership.until is not None:
        return membership
    if membership.role == Role.ADMIN:
        refuse_without_admin(membership.person)
    return _end(actor, membership)


@transaction.atomic
def move_person(*, actor: Person, membership: Membership, team: Team) -> Membership:
    """End a role in one team and begin the same role in another, at the same moment."""
    require("people.administer", actor, membership)
    require("people.administer", actor, team)
    lock(membership.person)
    membership.refresh_from_db()
    if membership.team_id == team.pk:
        return membership
    if membership.team_id is None or membership.until is not None:
        raise Refused(_("Only a role that is held in a team today can move to another team."))
    check_place(membership.role, team)
    _end(actor, membership)
    return hold(actor=actor, person=membership.person, role=membership.role, place=team)


def lock(person: Person) -> None:
    """Let one change to this person's roles happen at a time."""
    Person.objects.select_for_update().get(pk=person.pk)


def hold(*, actor: Person | None, person: Person, role: str, place: Place) -> Membership:
    """Write the membership and its trail; the caller has checked who asks."""
    check_place(role, place)
    membership, fresh = Membership.objects.get_or_create(person=person, role=role, until=None, **at(place))
    forget_scopes()
    if fresh:
        record(actor=actor, verb="role.given", about=person, target=target(place), data={"role": role})
    return membership


def target(place: Place) -> str:
    """Return how the trail names a place."""
    return f"{type(place).__name__.lower()}:{place.pk}"


def check_place(role: str, place: Place) -> None:
    """Refuse a role where it cannot be held."""
    if role == Role.ADMIN and not isinstance(place, Organisation):
        raise Refused(_("An admin looks after the whole organisation."))
    if role in IN_A_TEAM and not isinstance(place, Team):
        raise Refused(_("Agents and team leads belong to a team. Choose one."))
    if not isinstance(place, Organisation) and place.archived_at is not None:
        raise Refused(_("This place is archived. Choose another one, or bring it back first."))


def refuse_without_admin(person: Person) -> None:
    """Refuse when no admin who can sign in would be left."""
    others = Membership.objects.current().filter(role=Role.ADMIN, organisation=person.organisation_id)
    if not others.filter(person__is_active=True).exclude(person=person).exists():
        raise Refused(_("This is the last admin. Make somebody else an admin first."))


def _end(actor: Person, membership: Membership) -> Membership:
    membership.until = timezone.now()
    membership.save(update_fields=["until"])
    forget_scopes()
    place = membership.place
    data = {"role": membership.role}
    record(actor=actor, verb="role.ended", about=membership.person, target=target(place), data=data)
    return membership
