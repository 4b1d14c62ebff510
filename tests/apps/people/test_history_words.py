"""The history says which role and where, in words, and stays cheap."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import services
from warmline.apps.people.models import Role
from warmline.apps.people.trail import told


def details(cast: Cast) -> dict[str, str]:
    return {event.verb: detail for event, detail in told(AuditEvent.objects.filter(about=cast.nadia))}


def test_a_role_is_told_with_its_place(cast: Cast) -> None:
    services.give_role(actor=cast.admin, person=cast.nadia, role=Role.TRAINER, place=cast.site)
    assert details(cast) == {"role.given": "Trainer, Larkfield"}


def test_a_role_everywhere_names_the_house(cast: Cast) -> None:
    services.give_role(actor=cast.admin, person=cast.nadia, role=Role.ADMIN, place=cast.organisation)
    assert details(cast) == {"role.given": "Admin, Northwind Parcels"}


def test_a_move_is_told_as_an_end_and_a_beginning(cast: Cast) -> None:
    services.move_person(actor=cast.admin, membership=cast.nadia.memberships.get(), team=cast.other_team)
    assert details(cast) == {"role.ended": "Agent, Parcels", "role.given": "Agent, Returns"}


def test_a_cohort_is_named(cast: Cast) -> None:
    cohort = services.create_cohort(actor=cast.admin, name="March", starts_on="2026-03-02")
    services.join_cohort(actor=cast.admin, person=cast.nadia, cohort=cohort)
    assert details(cast) == {"cohort.joined": "March"}


def test_a_verb_that_says_all_has_no_detail(cast: Cast) -> None:
    services.ask_for_erasure(person=cast.nadia)
    assert details(cast) == {"person.erasure_asked": ""}


@pytest.mark.parametrize("target", ["", "team", "team:", "team:x", "team:999999", "parcel:1", ":", "team:1:2"])
def test_a_target_that_names_nothing_is_borne(cast: Cast, target: str) -> None:
    event = AuditEvent.objects.create(actor=cast.admin, about=cast.nadia, verb="role.given", target=target)
    assert told([event]) == [(event, "")]


def test_a_role_that_is_no_more_is_borne(cast: Cast) -> None:
    event = AuditEvent.objects.create(about=cast.nadia, verb="role.given", data={"role": "captain"})
    assert told([event]) == [(event, "")]


def test_fifty_cost_what_one_costs(cast: Cast) -> None:
    services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
    events = list(AuditEvent.objects.filter(about=cast.nadia))
    with CaptureQueriesContext(connection) as one:
        told(events)
    with CaptureQueriesContext(connection) as many:
        told(events * 50)
    assert len(one) == len(many) == 1


def test_she_reads_it_on_her_page(cast: Cast) -> None:
    services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
    client = Client()
    client.force_login(cast.nadia)
    page = client.get("/people/me/history/").content.decode()
    assert "A role was given: <b>Team lead, Returns</b>" in page
