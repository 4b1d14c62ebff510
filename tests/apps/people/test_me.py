"""A person's own pages, her language and her clock."""

from __future__ import annotations

import datetime as dt

import pytest
from asgiref.sync import async_to_sync
from django.http import HttpResponse
from django.test import AsyncClient, Client
from django.utils import timezone, translation
from tests.cast import Cast, gather

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.services import record
from warmline.apps.people import services
from warmline.apps.people.models import Person, Role
from warmline.apps.people.scope import remembered_scopes


@pytest.fixture
def nadia(client: Client, cast: Cast) -> Client:
    client.force_login(cast.nadia)
    return client


def test_the_profile_is_changed_and_written_down(nadia: Client, cast: Cast) -> None:
    data = {"name": " Nadia  Brandt-Ward ", "language": "en", "timezone": "Asia/Tokyo"}
    assert "Saved." in nadia.post("/people/me/", data, follow=True).content.decode()
    cast.nadia.refresh_from_db()
    assert (cast.nadia.name, cast.nadia.timezone) == ("Nadia Brandt-Ward", "Asia/Tokyo")
    event = AuditEvent.objects.get()
    assert (event.verb, event.data) == ("person.changed", {"fields": ["name", "timezone"]})


def test_saving_without_a_change_writes_nothing_down(nadia: Client, cast: Cast) -> None:
    nadia.post("/people/me/", {"name": "Nadia Brandt", "language": "en", "timezone": "Europe/London"})
    assert not AuditEvent.objects.exists()


@pytest.mark.parametrize(
    "data",
    [
        {"name": ""},
        {"name": "x" * 121},
        {"timezone": "Mars/Olympus"},
        {"timezone": ""},
        {"language": "xx"},
        {"name": "a\0b"},
    ],
)
def test_a_mistake_changes_nothing(nadia: Client, cast: Cast, data: dict[str, str]) -> None:
    answer = nadia.post("/people/me/", {"name": "New", "language": "en", "timezone": "UTC", **data})
    assert answer.status_code == 422
    cast.nadia.refresh_from_db()
    assert cast.nadia.name == "Nadia Brandt"


def test_nobody_changes_her_role_or_address_by_the_profile(nadia: Client, cast: Cast) -> None:
    data = {"name": "N", "language": "en", "timezone": "UTC", "email": "x@y.example", "role": "admin", "is_active": "0"}
    nadia.post("/people/me/", data)
    cast.nadia.refresh_from_db()
    assert (cast.nadia.email, cast.nadia.is_active, cast.nadia.is_admin()) == ("nadia@northwind.example", True, False)


def test_a_name_is_words_not_code(nadia: Client) -> None:
    nadia.post("/people/me/", {"name": "<script>alert(1)</script>", "language": "en", "timezone": "UTC"})
    assert "<script>alert" not in nadia.get("/people/me/").content.decode()


def test_history_tells_who_did_what_about_her_in_her_own_time(nadia: Client, cast: Cast) -> None:
    services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
    AuditEvent.objects.update(at=dt.datetime(2026, 7, 1, 11, 30, tzinfo=dt.UTC))
    record(actor=cast.nadia, verb="person.exported", about=cast.nadia, private=True)
    record(actor=cast.admin, verb="role.given", about=cast.petra)
    page = nadia.get("/people/me/history/").content.decode()
    assert "A role was given" in page
    assert "by Adaeze Obi" in page
    assert "1 July 2026, 12:30" in page, "London is an hour ahead of UTC in July"
    assert page.count("only you") == 2, "once in the explanation, once beside the event"
    assert page.count("<time") == 2


def test_an_empty_history_says_what_will_be_there(nadia: Client) -> None:
    assert "Nothing yet." in nadia.get("/people/me/history/").content.decode()


def test_the_history_of_others_is_not_hers(nadia: Client, cast: Cast) -> None:
    for name, person in cast.all_but("nadia").items():
        record(actor=cast.admin, verb="role.given", about=person, target=f"team:{name}")
    assert "<time" not in nadia.get("/people/me/history/").content.decode()


def test_she_asks_to_be_erased_and_takes_it_back(nadia: Client, cast: Cast) -> None:
    assert "you asked to be erased" in nadia.post("/people/me/erasure/", {"wish": "go"}, follow=True).content.decode()
    assert Person.objects.get(pk=cast.nadia.pk).erasure_asked_at is not None
    assert "Nothing was erased" in nadia.post("/people/me/erasure/", {"wish": "stay"}, follow=True).content.decode()
    assert Person.objects.get(pk=cast.nadia.pk).erasure_asked_at is None


@pytest.mark.parametrize("address", ["/people/me/export/", "/people/me/erasure/"])
def test_deeds_need_a_click_on_her_own_page(nadia: Client, cast: Cast, address: str) -> None:
    assert nadia.get(address).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cast.nadia)
    assert strict.post(address).status_code == 403
    assert not AuditEvent.objects.exists()


def test_pages_of_somebody_signed_in_are_kept_by_no_browser(nadia: Client) -> None:
    answer = nadia.get("/people/me/")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Language"] == "en"
    assert {"Cookie", "Accept-Language"} <= set(answer["Vary"].split(", "))


def test_a_time_zone_that_no_longer_exists_does_no_harm(nadia: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(timezone="Europe/Atlantis", language="qq")
    assert nadia.get("/people/me/history/").status_code == 200


def test_her_clock_does_not_stay_for_the_next_request(nadia: Client, cast: Cast) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(timezone="Asia/Tokyo")
    nadia.get("/people/me/")
    Client().get("/health/")
    assert timezone.get_current_timezone_name() == "UTC"
    assert translation.get_language() == "en"


@pytest.mark.django_db(transaction=True)
def test_it_is_the_same_on_the_asynchronous_road() -> None:
    nadia = gather().nadia

    async def walk() -> tuple[HttpResponse, HttpResponse]:
        client = AsyncClient()
        await client.aforce_login(nadia)
        return await client.get("/people/me/"), await AsyncClient().get("/people/me/")

    inside, outside = async_to_sync(walk)()
    assert (inside.status_code, inside["Cache-Control"]) == (200, "private, no-store")
    assert outside.status_code == 302


def test_roles_are_read_once_a_request_and_anew_after_a_change(cast: Cast, django_assert_num_queries) -> None:
    with remembered_scopes():
        with django_assert_num_queries(1):
            assert [cast.nadia.roles() for _ in range(3)] == [{"agent"}] * 3
        services.give_role(actor=cast.admin, person=cast.nadia, role=Role.LEAD, place=cast.other_team)
        assert cast.nadia.roles() == {"agent", "lead"}
        services.erase_person(actor=cast.admin, person=cast.nadia)
        assert Person.objects.get(pk=cast.nadia.pk).roles() == frozenset()
    with django_assert_num_queries(2):
        assert cast.petra.roles() == cast.petra.roles() == {"lead"}
