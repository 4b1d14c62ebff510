"""How far each role sees, when it is read anew, and what a request knows of the person who makes it."""

from __future__ import annotations

import asyncio

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory
from django.utils import timezone, translation
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.context import entrance, sees_people
from warmline.apps.people.middleware import OwnLanguageAndTime
from warmline.apps.people.scope import Scope, forget_scopes, remembered_scopes, scope_of


@pytest.fixture(autouse=True)
def _as_it_was() -> object:
    """What a request changes for its own time must not stay for the next test."""
    language = translation.get_language()
    yield
    translation.activate(language)
    timezone.deactivate()


def test_an_agent_looks_after_nobody(cast: Cast) -> None:
    scope = scope_of(cast.nadia)
    assert scope.roles == {"agent"}
    assert (scope.teams, scope.teams_led, scope.sites, scope.organisation_wide) == (set(), set(), set(), False)
    assert scope.teams_seen == {cast.team.pk}
    assert scope.sites_seen == {cast.site.pk}


def test_a_lead_looks_after_the_team(cast: Cast) -> None:
    scope = scope_of(cast.petra)
    assert scope.teams == scope.teams_led == scope.teams_seen == {cast.team.pk}
    assert scope.sites == set()


@pytest.mark.parametrize("name", ["trainer", "analyst", "manager"])
def test_others_look_after_the_site_and_lead_no_team(cast: Cast, name: str) -> None:
    scope = scope_of(cast.people()[name])
    assert scope.sites == scope.sites_seen == {cast.site.pk}
    assert (scope.teams_led, scope.organisation_wide) == (set(), False)


def test_an_admin_looks_after_the_house_and_the_outsider_after_another(cast: Cast) -> None:
    admin, outsider = scope_of(cast.admin), scope_of(cast.outsider)
    assert admin.organisation_wide
    assert outsider.organisation_wide
    assert admin.organisation_id == cast.organisation.pk
    assert outsider.organisation_id == cast.elsewhere.pk


def test_strangers_and_closed_accounts_see_nothing(cast: Cast) -> None:
    assert scope_of(AnonymousUser()) == Scope()
    cast.admin.is_active = False
    assert scope_of(cast.admin) == Scope()


def test_a_role_that_has_ended_reaches_nothing(cast: Cast) -> None:
    services.end_role(actor=cast.admin, membership=cast.petra.memberships.get())
    assert scope_of(cast.petra).teams == set()
    assert scope_of(cast.petra).roles == set()


def test_within_a_request_roles_are_read_once_a_person(cast: Cast, django_assert_num_queries) -> None:
    with remembered_scopes(), django_assert_num_queries(2):
        for _ in range(3):
            assert scope_of(cast.petra) != scope_of(cast.nadia)
    with django_assert_num_queries(2):
        scope_of(cast.petra), scope_of(cast.petra)


def test_a_change_of_roles_is_seen_within_the_same_request(cast: Cast) -> None:
    with remembered_scopes():
        assert scope_of(cast.petra).teams_led
        services.end_role(actor=cast.admin, membership=cast.petra.memberships.get())
        assert scope_of(cast.petra).teams_led == set()


def test_forgetting_outside_a_request_is_harmless(cast: Cast) -> None:
    forget_scopes()
    assert scope_of(cast.petra).teams_led


# --- what a request knows


def request_of(user: object, path: str = "/") -> HttpRequest:
    request = RequestFactory().get(path, headers={"accept-language": "xx"})
    request.user = user  # type: ignore[assignment]

    async def auser() -> object:
        return user

    request.auser = auser  # type: ignore[assignment]
    return request


def answered(user: object) -> tuple[HttpResponse, dict[str, str]]:
    """Answer a request as this person; also return what was in force while it was answered."""
    inside: dict[str, str] = {}

    def view(request: HttpRequest) -> HttpResponse:
        inside["language"] = translation.get_language() or ""
        inside["zone"] = timezone.get_current_timezone_name()
        return HttpResponse("ok")

    return OwnLanguageAndTime(view)(request_of(user)), inside  # type: ignore[return-value]


def test_the_clock_is_the_person_s_own(cast: Cast) -> None:
    cast.nadia.timezone = "Asia/Kolkata"
    assert answered(cast.nadia)[1]["zone"] == "Asia/Kolkata"


@pytest.mark.parametrize("zone", ["", "Mars/Olympus", "../etc/passwd"])
def test_a_clock_that_is_not_known_is_that_of_the_house(cast: Cast, zone: str) -> None:
    cast.nadia.timezone = zone
    assert answered(cast.nadia)[1]["zone"] == settings.TIME_ZONE


def test_a_language_that_is_not_there_is_that_of_the_house(cast: Cast) -> None:
    cast.nadia.language = "xx"
    assert answered(cast.nadia)[1]["language"] == settings.LANGUAGE_CODE


def test_pages_of_people_signed_in_stay_in_no_shared_memory(cast: Cast) -> None:
    response, _inside = answered(cast.nadia)
    assert response["Cache-Control"] == "private, no-store"
    assert "Accept-Language" in response["Vary"]
    stranger, _inside = answered(AnonymousUser())
    assert "Cache-Control" not in stranger
    assert stranger["Content-Language"] == settings.LANGUAGE_CODE


def test_it_is_the_same_for_a_page_that_is_answered_later() -> None:
    async def view(request: HttpRequest) -> HttpResponse:
        return HttpResponse(translation.get_language() or "")

    response = asyncio.run(OwnLanguageAndTime(view)(request_of(AnonymousUser())))  # type: ignore[arg-type]
    assert response.content.decode() == settings.LANGUAGE_CODE
    assert "Accept-Language" in response["Vary"]


def test_the_menu_is_for_those_who_are_signed_in(cast: Cast) -> None:
    menu = entrance(request_of(cast.nadia))["person_menu"]
    assert [entry["path"] for entry in menu] == ["/people/me/", "/certificates/", "/people/me/history/", "/models/"]
    assert entrance(request_of(AnonymousUser())) == {}
    assert entrance(RequestFactory().get("/")) == {}


def test_the_list_of_people_is_offered_to_those_who_look_after_somebody(cast: Cast) -> None:
    offered = {name for name, person in cast.people().items() if sees_people(request_of(person))}
    assert offered == set(cast.people()) - {"nadia", "colleague"}
    assert not sees_people(request_of(AnonymousUser()))
    assert not sees_people(RequestFactory().get("/"))
