"""The pages of care, as every member of the cast."""

from __future__ import annotations

import pytest
from django.test import Client
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.practice.care import Wishes
from warmline.apps.practice.caring import HELP_LIMIT, wish
from warmline.apps.practice.models import Care
from warmline.apps.practice.selectors import help_text, read_own_wishes
from warmline.core.customer.setting import Theme


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def test_she_chooses_and_sees_her_choice_again(cast: Cast, nadia: Client) -> None:
    page = nadia.get("/care/").content.decode()
    assert "Money trouble" in page
    assert page.count("checked") == 1  # the calm page, at first
    response = nadia.post("/care/", {"left_out": ["illness", "grief"]}, follow=True)
    assert "Saved, for you alone." in response.content.decode()
    assert read_own_wishes(cast.nadia, cast.nadia) == Wishes(frozenset({Theme.ILLNESS, Theme.GRIEF}), calm=False)
    assert nadia.get("/care/").content.decode().count("checked") == 2


def test_an_unknown_theme_is_refused_and_nothing_changes(cast: Cast, nadia: Client) -> None:
    assert nadia.post("/care/", {"left_out": ["weather"]}).status_code == 422
    assert not Care.objects.exists()


def test_everybody_has_a_page_of_her_own_and_sees_nothing_of_hers(cast: Cast, nadia: Client) -> None:
    wish(user=cast.nadia, wishes=Wishes(frozenset(Theme)))
    for name, stranger in cast.all_but("nadia").items():
        nadia.force_login(stranger)
        response = nadia.get("/care/")
        assert response.content.decode().count("checked") == 1, name
        assert "no-store" in response["Cache-Control"]
        for address in (f"/people/{cast.nadia.pk}/", "/people/me/history/"):
            assert "may hold</" not in nadia.get(address).content.decode(), (name, address)


def test_the_way_to_it_is_on_practise_and_on_her_profile(cast: Cast, nadia: Client) -> None:
    for address in ("/practise/", "/people/me/"):
        assert 'href="/care/"' in nadia.get(address).content.decode(), address


def test_only_an_admin_says_where_help_is(cast: Cast, client: Client) -> None:
    assert client.get("/care/person/").status_code == 302
    for name, person in cast.all_but("admin", "outsider").items():
        client.force_login(person)
        assert client.get("/care/person/").status_code == 403, name
        assert client.post("/care/person/", {"text": "me"}).status_code == 403, name
    client.force_login(cast.admin)
    assert 'href="/care/person/"' in client.get("/people/organisation/").content.decode()
    assert client.post("/care/person/", {"text": "Ruth, room 2.04"}).status_code == 302
    assert "Ruth, room 2.04" in client.get("/care/person/").content.decode()
    assert client.post("/care/person/", {"text": "x" * (HELP_LIMIT + 1)}).status_code == 422
    assert (help_text(cast.nadia), help_text(cast.outsider)) == ("Ruth, room 2.04", "")
    assert AuditEvent.objects.filter(verb="practice.help_text_changed", actor=cast.admin).count() == 1
