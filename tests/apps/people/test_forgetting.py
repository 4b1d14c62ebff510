"""At sign-out the browser is told to forget, and only then."""

from __future__ import annotations

import asyncio

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from tests.cast import PASSWORD, Cast

from warmline.apps.people.forgetting import FORGET, ForgetAtSignOut
from warmline.apps.people.marks import person_mark


def test_signing_out_clears_files_and_storage(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    assert client.post("/accounts/logout/")["Clear-Site-Data"] == '"cache", "storage"'
    assert "cookies" not in FORGET


def test_nothing_else_does(cast: Cast, client: Client) -> None:
    assert "Clear-Site-Data" not in client.get("/accounts/login/")
    entered = client.post("/accounts/login/", {"login": cast.nadia.email, "password": PASSWORD})
    assert entered.status_code == 302
    for response in (entered, client.get("/"), client.get("/accounts/logout/"), client.get("/health/")):
        assert "Clear-Site-Data" not in response
    client.logout()
    assert "Clear-Site-Data" not in client.post("/accounts/logout/")


@pytest.mark.parametrize("after", ["colleague", "nobody", "nadia"])
def test_on_both_roads_what_counts_is_who_is_there_afterwards(cast: Cast, after: str) -> None:
    people = {"colleague": cast.colleague, "nobody": AnonymousUser(), "nadia": cast.nadia}

    def act(request: HttpRequest) -> HttpResponse:
        request.user = people[after]
        return HttpResponse()

    async def act_later(request: HttpRequest) -> HttpResponse:
        return act(request)

    def asked() -> HttpRequest:
        request = RequestFactory().get("/")
        request.user = cast.nadia

        async def auser() -> object:
            return cast.nadia

        request.auser = auser  # type: ignore[method-assign]
        return request

    now = ForgetAtSignOut(act)(asked())
    later = asyncio.run(ForgetAtSignOut(act_later)(asked()))  # type: ignore[arg-type]
    expected = None if after == "nadia" else FORGET
    assert now.get("Clear-Site-Data") == later.get("Clear-Site-Data") == expected


def test_pages_carry_the_mark_of_who_is_signed_in_and_mark_what_signs_out(cast: Cast, client: Client) -> None:
    client.force_login(cast.nadia)
    page = client.get("/accounts/logout/").content.decode()
    assert f'data-person="{person_mark(cast.nadia)}"' in page
    assert page.count("data-leaves") == page.count('action="/accounts/logout/"') == 2
    client.logout()
    assert "data-person" not in client.get("/accounts/login/").content.decode()
