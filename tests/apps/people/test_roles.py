"""Roles are given, ended and moved; history stays, and somebody is always admin."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Person, Role, Team

NOT_ADMINS = ("nadia", "colleague", "petra", "other_lead", "trainer", "analyst", "manager", "outsider")


def role_of(person: Person) -> Membership:
    return person.memberships.current().get()


def test_a_role_is_given_and_written_down(cast: Cast) -> None:
    made = services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
    assert made.until is None
    assert cast.nadia.roles() == {"agent", "lead"}
    event = AuditEvent.objects.visible_to(cast.nadia).get()
    assert (event.verb, event.actor, event.data) == ("role.given", cast.admin, {"role": "lead"})


def test_giving_the_same_role_twice_changes_nothing(cast: Cast) -> None:
    first = services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
    second = services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
    assert first == second
    assert AuditEvent.objects.count() == 1


@pytest.mark.parametrize("name", NOT_ADMINS)
def test_only_her_admin_gives_ends_and_moves(cast: Cast, name: str) -> None:
    actor, held = cast.people()[name], role_of(cast.nadia)
    with pytest.raises(PermissionDenied):
        services.give_role(actor=actor, person=cast.nadia, role=Role.AGENT, place=cast.other_team)
    with pytest.raises(PermissionDenied):
        services.end_role(actor=actor, membership=held)
    with pytest.raises(PermissionDenied):
        services.move_person(actor=actor, membership=held, team=cast.other_team)
    assert role_of(cast.nadia) == held
    assert not AuditEvent.objects.exists()


def test_an_admin_gives_nobody_a_role_in_another_organisation(cast: Cast) -> None:
    with pytest.raises(PermissionDenied):
        services.give_role(actor=cast.admin, person=cast.nadia, role=Role.MANAGER, place=cast.elsewhere)
    with pytest.raises(PermissionDenied):
        services.give_role(actor=cast.admin, person=cast.outsider, role=Role.AGENT, place=cast.team)


@pytest.mark.parametrize("role", [Role.AGENT, Role.LEAD])
def test_agents_and_leads_stand_in_a_team(cast: Cast, role: str) -> None:
    for place in (cast.site, cast.organisation):
        with pytest.raises(Refused, match="team"):
            services.give_role(actor=cast.admin, person=cast.trainer, role=role, place=place)


def test_an_admin_looks_after_everything(cast: Cast) -> None:
    for place in (cast.site, cast.team):
        with pytest.raises(Refused, match="whole organisation"):
            services.give_role(actor=cast.admin, person=cast.trainer, role=Role.ADMIN, place=place)
        held = Membership(person=cast.trainer, role=Role.ADMIN, **{type(place).__name__.lower(): place})
        with pytest.raises(IntegrityError), transaction.atomic():
            held.save()


def test_a_role_is_held_in_one_place(cast: Cast) -> None:
    for places in ({}, {"site": cast.site, "team": cast.team}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Membership.objects.create(person=cast.nadia, role=Role.MANAGER, **places)
    with pytest.raises(ValueError, match="held in"):
        Membership(person=cast.nadia, role=Role.MANAGER).place  # noqa: B018


def test_an_archived_team_takes_nobody_in(cast: Cast) -> None:
    empty = services.create_team(actor=cast.admin, site=cast.site, name="Closed desk")
    services.archive_place(actor=cast.admin, place=empty)
    with pytest.raises(Refused, match="archived"):
        services.give_role(actor=cast.admin, person=cast.nadia, role=Role.AGENT, place=empty)
    with pytest.raises(Refused, match="archived"):
        services.move_person(actor=cast.admin, membership=role_of(cast.nadia), team=empty)
    assert role_of(cast.nadia).team == cast.team


def test_an_ended_role_stays_in_the_history(cast: Cast) -> None:
    ended = services.end_role(actor=cast.admin, membership=role_of(cast.nadia))
    assert ended.until is not None
    assert ended.until >= ended.since
    assert cast.nadia.roles() == frozenset()
    assert cast.nadia.memberships.count() == 1


def test_ending_twice_is_harmless(cast: Cast) -> None:
    held = role_of(cast.nadia)
    first = services.end_role(actor=cast.admin, membership=held).until
    assert services.end_role(actor=cast.admin, membership=held).until == first
    assert AuditEvent.objects.filter(verb="role.ended").count() == 1


def test_the_last_admin_stays(cast: Cast) -> None:
    with pytest.raises(Refused, match="last admin"):
        services.end_role(actor=cast.admin, membership=role_of(cast.admin))
    services.give_role(actor=cast.admin, person=cast.manager, role=Role.ADMIN, place=cast.organisation)
    services.end_role(actor=cast.manager, membership=role_of(cast.admin))
    assert not cast.admin.is_admin()


def test_an_admin_who_cannot_sign_in_does_not_count(cast: Cast) -> None:
    services.give_role(actor=cast.admin, person=cast.manager, role=Role.ADMIN, place=cast.organisation)
    Person.objects.filter(pk=cast.manager.pk).update(is_active=False)
    with pytest.raises(Refused, match="last admin"):
        services.end_role(actor=cast.admin, membership=role_of(cast.admin))


def test_moving_keeps_the_time_in_the_former_team(cast: Cast) -> None:
    before = role_of(cast.nadia)
    after = services.move_person(actor=cast.admin, membership=before, team=cast.other_team)
    before.refresh_from_db()
    assert before.until is not None
    assert before.until <= after.since
    assert (after.role, after.team) == (Role.AGENT, cast.other_team)
    assert [one.team for one in cast.nadia.memberships.all()] == [cast.other_team, cast.team]


def test_who_moves_is_seen_by_her_new_lead_only(cast: Cast) -> None:
    services.move_person(actor=cast.admin, membership=role_of(cast.nadia), team=cast.other_team)
    assert cast.nadia in Person.objects.visible_to(cast.other_lead)
    assert cast.nadia not in Person.objects.visible_to(cast.petra)


def test_moving_to_the_same_team_changes_nothing(cast: Cast) -> None:
    held = role_of(cast.nadia)
    assert services.move_person(actor=cast.admin, membership=held, team=cast.team) == held
    assert not AuditEvent.objects.exists()


def test_what_is_not_held_in_a_team_does_not_move(cast: Cast) -> None:
    with pytest.raises(Refused, match="Only a role"):
        services.move_person(actor=cast.admin, membership=role_of(cast.trainer), team=cast.team)
    ended = services.end_role(actor=cast.admin, membership=role_of(cast.nadia))
    with pytest.raises(Refused, match="Only a role"):
        services.move_person(actor=cast.admin, membership=ended, team=cast.other_team)


def test_nobody_moves_to_a_team_of_another_organisation(cast: Cast) -> None:
    far = services.create_site(actor=cast.outsider, name="Docks", timezone="UTC", language="en")
    desk = services.create_team(actor=cast.outsider, site=far, name="Cards")
    with pytest.raises(PermissionDenied):
        services.move_person(actor=cast.admin, membership=role_of(cast.nadia), team=desk)


def test_a_role_reads_as_words(cast: Cast) -> None:
    assert str(role_of(cast.nadia)) == "Agent, Parcels"
    assert Team.objects.led_by(cast.petra).get() == cast.team
    assert not Team.objects.led_by(cast.nadia).exists()


def test_somebody_whose_account_is_closed_sees_nothing(cast: Cast) -> None:
    cast.admin.is_active = False
    assert not Person.objects.visible_to(cast.admin).exists()
    assert not cast.admin.is_admin()
