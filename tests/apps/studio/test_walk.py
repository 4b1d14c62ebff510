"""Every address of the studio, as every one of the cast: nothing breaks, and outsiders find no studio."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from tests.apps.studio.house import changed, newest, published, written
from tests.cast import Cast
from tests.web.test_every_rendered_page import check, read

from warmline.apps.studio import services
from warmline.apps.studio.urls import urlpatterns

ROUTES = [str(pattern.pattern) for pattern in urlpatterns]
INSIDE = ("trainer", "manager", "admin")
WORD = "Quokka lockers"


@pytest.fixture
def lived(cast: Cast) -> Cast:
    """A house with a published scenario, its next draft, a translation, and a draft full of mistakes."""
    case = published(cast.trainer, cast.manager, text=changed(title=WORD))
    services.new_version(actor=cast.manager, case=case)
    services.begin_translation(actor=cast.trainer, revision=newest(case), language="pt")
    written(cast.trainer, "broken_one", f"title: {WORD}\nlevel: [")
    return cast


def addresses(cast: Cast) -> list[str]:
    from warmline.apps.studio.models import Case

    keys = list(Case.objects.order_by("pk").values_list("pk", flat=True))
    places = [*((pk, 1) for pk in keys), (keys[0], 2), (keys[0], 7)]
    found = {
        route.replace("<int:pk>", str(pk)).replace("<int:number>", str(number))
        for route in ROUTES
        for pk, number in places
    }
    return sorted(f"/studio/{each}" for each in found)


def signed_in(cast: Cast, name: str) -> Client:
    client = Client()
    client.force_login(cast.people()[name])
    return client


@pytest.mark.parametrize("name", INSIDE)
def test_no_page_and_no_empty_click_breaks_for_a_writer(lived: Cast, name: str) -> None:
    client = signed_in(lived, name)
    for address in addresses(lived):
        assert client.get(address).status_code in {200, 403, 404, 405}, address
        assert client.post(address).status_code in {200, 302, 403, 404, 405, 422}, address


@pytest.mark.parametrize("name", ["nadia", "petra", "analyst", "outsider"])
def test_nobody_else_reads_or_does_anything(lived: Cast, name: str) -> None:
    client = signed_in(lived, name)
    for address in addresses(lived):
        for answer in (client.get(address), client.post(address, {"key": "x_y_z", "seen": "1", "text": "a"})):
            assert WORD not in answer.content.decode(errors="replace"), address
            if name != "outsider":
                assert answer.status_code in {404, 405}, address


def test_the_outsider_has_a_studio_of_her_own_with_nothing_of_this_house(lived: Cast) -> None:
    client = signed_in(lived, "outsider")
    assert "No scenario of your own yet" in client.get("/studio/").content.decode()
    for address in addresses(lived):
        if re.match(r"/studio/\d+/", address):
            assert client.get(address).status_code in {404, 405}, address


def test_the_menu_offers_the_studio_to_those_who_may_write(cast: Cast) -> None:
    for name, person in cast.people().items():
        client = Client()
        client.force_login(person)
        assert ('href="/studio/"' in client.get("/people/me/").content.decode()) == (name in (*INSIDE, "outsider"))


@pytest.mark.parametrize("name", ["trainer", "admin"])
def test_every_page_keeps_the_policy_and_its_outline(lived: Cast, name: str) -> None:
    client = signed_in(lived, name)
    seen = 0
    for address in addresses(lived):
        answer = client.get(address)
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            check(read(client, address))
            seen += 1
    assert seen > 20


def test_a_page_has_one_filled_button_at_most(lived: Cast) -> None:
    client = signed_in(lived, "trainer")
    for address in addresses(lived):
        answer = client.get(address)
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            main = answer.content.decode().split("<main", 1)[1]
            assert len(re.findall(r'class="[^"]*\bbtn main\b', main)) <= 1, address
