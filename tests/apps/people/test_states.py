"""The filter by state shows whom the column of states names, and nobody else."""

from __future__ import annotations

import datetime as dt

import pytest
from django.test import Client
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.models import Invitation, Membership, Person, Role
from warmline.apps.people.selectors import STATES, Wanted, people_page, state_of


@pytest.fixture
def mixed(cast: Cast) -> Cast:
    """One person, and often two, in every state."""
    for n, state in enumerate(("open", "expired", "revoked", "not_invited")):
        for half in (0, 1):
            person = Person.objects.create_person(
                email=f"p{n}{half}@x.example", name=f"{state} {half}", organisation=cast.organisation, is_active=False
            )
            Membership.objects.create(person=person, role=Role.AGENT, team=cast.team)
            if state != "not_invited":
                services.resend(actor=cast.admin, person=person)
    Invitation.objects.filter(person__name__startswith="expired").update(
        expires_at=timezone.now() - dt.timedelta(seconds=1)
    )
    for invitation in Invitation.objects.filter(person__name__startswith="revoked"):
        services.revoke(actor=cast.admin, invitation=invitation)
    services.ask_for_erasure(person=cast.colleague)
    services.erase_person(actor=cast.admin, person=cast.nadia)
    return cast


def shown(cast: Cast, state: str) -> list[Person]:
    return list(people_page(cast.admin, Wanted(state=state), 1))


@pytest.mark.parametrize("state", [key for key in STATES if key != "active"])
def test_a_state_shows_all_of_its_people_and_no_others(mixed: Cast, state: str) -> None:
    people = Person.objects.filter(organisation=mixed.organisation)
    expected = {person.pk for person in people if state_of(person) == state}
    assert expected, "the house has somebody in this state"
    assert {person.pk for person in shown(mixed, state)} == expected


def test_who_asked_to_be_erased_signs_in_as_well(mixed: Cast) -> None:
    people = Person.objects.filter(organisation=mixed.organisation)
    expected = {person.pk for person in people if state_of(person) in {"active", "asked"}}
    assert {person.pk for person in shown(mixed, "active")} == expected


def test_every_person_is_in_one_state(mixed: Cast) -> None:
    listed = [person.pk for state in STATES if state != "asked" for person in shown(mixed, state)]
    assert len(listed) == len(set(listed)) == Person.objects.filter(organisation=mixed.organisation).count()


def test_every_state_can_be_chosen_on_the_page(mixed: Cast) -> None:
    client = Client()
    client.force_login(mixed.admin)
    page = client.get("/people/").content.decode()
    for key, words in STATES.items():
        assert f'value="{key}"' in page
        assert str(words) in page


def test_everybody_means_everybody_but_the_erased(mixed: Cast) -> None:
    assert mixed.nadia.pk not in {person.pk for person in shown(mixed, "")}
    there = Person.objects.filter(organisation=mixed.organisation, erased_at=None).count()
    assert len(shown(mixed, "")) == there
