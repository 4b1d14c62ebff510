"""Every address, as every one of the cast: no page breaks, and the outsider reads nothing of this house."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.models import Person, Role

WHO = ("nadia", "petra", "trainer", "analyst", "manager", "admin", "outsider")


def addresses(patterns: list[URLPattern | URLResolver], before: str = "") -> Iterator[str]:
    for pattern in patterns:
        here = before + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from addresses(pattern.url_patterns, here)
        else:
            yield here


PEOPLE = sorted(address for address in addresses(get_resolver().url_patterns) if address.startswith("people/"))


@pytest.fixture
def lived(cast: Cast) -> Cast:
    """The house after a while: an invitation, a group, a cohort, an upload, an archived team."""
    services.invite(actor=cast.admin, email="quim@x.example", name="Quim Otero", role=Role.AGENT, place=cast.team)
    services.create_group(actor=cast.admin, kind="queue", name="Northwind complaints", teams=[cast.team])
    services.create_cohort(actor=cast.admin, name="Northwind March", starts_on="2026-03-02", people=[cast.nadia])
    services.start_import(
        actor=cast.admin, data=b"email,name,team\nz@x.example,Northwind Zoe,Parcels\n", make_places=False
    )
    old = services.create_team(actor=cast.admin, site=cast.site, name="Northwind old desk")
    services.archive_place(actor=cast.admin, place=old)
    return cast


def filled(cast: Cast) -> list[str]:
    """Return every address once, with each number that might be in it."""
    numbers = {cast.nadia.pk, cast.team.pk, cast.nadia.memberships.get().pk}
    found = {re.sub(r"<int:\w+>", str(number), written): None for written in PEOPLE for number in sorted(numbers)}
    return ["/" + text.replace("<placekind:kind>", "team").replace("<str:token>", "x") for text in found]


def signed_in(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_there_is_enough_to_walk() -> None:
    assert len(PEOPLE) >= 28


@pytest.mark.parametrize("name", WHO)
def test_no_page_breaks_for_anybody(lived: Cast, name: str) -> None:
    client = signed_in(lived.people()[name])
    for address in filled(lived):
        assert client.get(address).status_code in {200, 302, 403, 404, 405, 410}, address


@pytest.mark.parametrize("name", WHO)
def test_no_empty_click_breaks_for_anybody(lived: Cast, name: str) -> None:
    client = signed_in(lived.people()[name])
    for address in filled(lived):
        if "_auth_user_id" not in client.session:  # a click signed her out
            client = signed_in(Person.objects.get(pk=lived.people()[name].pk))
        answer = client.post(address)
        assert answer.status_code in {200, 302, 403, 404, 405, 410, 422}, address


def test_the_outsider_reads_no_word_of_this_house(lived: Cast) -> None:
    client = signed_in(lived.outsider)
    words = ["Nadia", "Petra", "Thandi", "Adaeze", "Quim", "Larkfield", "Northwind"]
    for address in filled(lived):
        page = client.get(address).content.decode()
        assert [word for word in words if word in page] == [], address


def test_the_agent_reads_no_other_name(lived: Cast) -> None:
    client = signed_in(lived.nadia)
    for address in filled(lived):
        page = client.get(address).content.decode()
        found = [word for word in ("Petra", "Tomasz", "Thandi", "Quim") if word in page]
        assert found == [], address


@pytest.mark.parametrize("name", ["nadia", "petra", "trainer", "analyst", "manager", "outsider"])
def test_clicking_everything_changes_nobody_elses_record(lived: Cast, name: str) -> None:
    def others() -> list[tuple[object, ...]]:
        kept = ("pk", "name", "email", "is_active", "erased_at", "erasure_asked_at", "organisation")
        return list(Person.objects.exclude(pk=lived.people()[name].pk).order_by("pk").values_list(*kept))

    before = others()
    client = signed_in(lived.people()[name])
    for address in filled(lived):
        client.post(address, {"name": "Taken", "role": "admin", "place": f"organisation:{lived.organisation.pk}"})
    assert others() == before
