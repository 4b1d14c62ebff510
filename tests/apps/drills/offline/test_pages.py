"""What a phone fetches: her own next twenty and nobody else's; a page, a worker and a manifest that hold nobody."""

from __future__ import annotations

import json
import re

import pytest
from django.contrib.staticfiles import finders
from django.test import Client
from django.utils import timezone
from tests.apps.drills.daily_room import CARD, PARCEL, WARM, merge, queries, sent
from tests.apps.drills.offline.phone import ANSWERS, BUNDLE, HELLO, Phone
from tests.cast import Cast

from warmline.apps.drills.content import items
from warmline.apps.drills.offline import building
from warmline.apps.drills.selectors import own_next
from warmline.core.practice.spacing import Grade

SHELL = "/practise/daily/offline/"


def test_a_bundle_is_her_next_twenty_with_good_answers(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -200), sent(CARD, -200, "", Grade.AGAIN))
    held = Phone(cast.nadia).held
    expected = own_next(cast.nadia, timezone.now(), 20)
    assert [each["id"] for each in held["items"]] == [item.id for item in expected]
    assert len(held["items"]) == 20
    assert CARD in {each["id"] for each in held["items"]}
    for each in held["items"]:
        thing = items()[each["id"]].thing
        if each["kind"] == "drill":
            assert each["customer"] == thing.customer
            assert [good["say"] for good in each["good"]] == [good.say for good in thing.good]
            assert each["trap"]["why"]
        else:
            assert (each["prompt"], each["answer"]) == (thing.prompt, thing.answer)
    assert {each["kind"] for each in held["items"]} == {"drill", "card"}


def test_a_bundle_holds_no_words_of_hers_and_is_kept_by_no_cache(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -3))
    phone = Phone(cast.nadia)
    response = phone.client.get(BUNDLE)
    assert "no-store" in response["Cache-Control"]
    for secret in (WARM, cast.nadia.email, cast.nadia.name, phone.client.session.session_key):
        assert secret not in response.content.decode()
    assert "no-store" in phone.client.get(HELLO)["Cache-Control"]


def test_two_people_get_two_bundles(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -200))
    hers, other = Phone(cast.nadia).held, Phone(cast.colleague).held
    assert hers["person"] != other["person"]
    assert hers["items"] != other["items"]


def test_a_bundle_takes_the_same_few_queries_with_history(cast: Cast) -> None:
    phone = Phone(cast.nadia)
    merge(cast.nadia, sent(PARCEL, -1))
    few = queries(lambda: phone.client.get(BUNDLE))
    for day in range(2, 30):
        merge(cast.nadia, sent(PARCEL, -day, "", Grade.GOOD), sent(CARD, -day, "", Grade.GOOD))
    assert queries(lambda: phone.client.get(BUNDLE)) == few <= 13


def test_a_stranger_gets_nothing_and_is_sent_nowhere(cast: Cast, client: Client) -> None:
    assert client.get(BUNDLE).status_code == 401
    assert client.post(ANSWERS, "{}", "application/json").status_code == 401
    assert client.get(HELLO).json() == {"standing": "out"}
    assert client.post(HELLO).status_code == client.post(BUNDLE).status_code == client.get(ANSWERS).status_code == 405


def test_the_page_that_is_kept_is_the_same_for_everybody_but_for_the_nonce(cast: Cast, client: Client) -> None:
    def page() -> str:
        return re.sub(r'nonce="[^"]*"', "", client.get(SHELL).content.decode())

    stranger = page()
    assert "What would you say?" in stranger
    assert "csrfmiddlewaretoken" not in stranger
    for name, person in cast.people().items():
        client.force_login(person)
        assert page() == stranger, name


def test_every_file_that_the_worker_keeps_is_there(client: Client) -> None:
    response = client.get("/sw.js")
    assert response["Content-Type"].startswith("text/javascript")
    assert response["Cache-Control"] == "no-cache"
    text = response.content.decode()
    build = json.loads(text[text.index("{") : text.index(";\n")])
    assert (build["scope"], build["shell"]) == ("/practise/daily/", SHELL)
    scripts = re.findall(r'"(/static/[^"]+)"', text[text.index("importScripts") :])
    assert len(scripts) == 3
    assert len(build["files"]) > 15
    for path in (*build["files"], *scripts):
        assert finders.find(path.removeprefix("/static/").split("?")[0]), path
    page = client.get(SHELL).content.decode()
    linked = re.findall(r'<(?:link|script)[^>]*(?:href|src)="(/static/[^"]+)"', page)
    assert set(linked) <= set(build["files"]), "the page would be bare without a network"


def test_the_same_build_has_the_same_worker_and_another_page_another(settings, monkeypatch) -> None:
    assert building.worker_text() == building.worker_text()
    before = building.worker_text()
    monkeypatch.setattr(building, "SHELL", "offline.html")
    assert building.worker_text() != before


def test_the_manifest_names_icons_that_are_there_in_their_size(client: Client) -> None:
    from PIL import Image

    response = client.get("/manifest.webmanifest")
    told = response.json()
    assert response["Content-Type"] == "application/manifest+json"
    assert (told["start_url"], told["display"], told["theme_color"]) == ("/practise/daily/", "standalone", "#F5F3ED")
    assert {icon["purpose"] for icon in told["icons"]} == {"any", "maskable"}
    for icon in told["icons"]:
        with Image.open(finders.find(icon["src"].removeprefix("/static/"))) as picture:
            assert f"{picture.width}x{picture.height}" == icon["sizes"]


@pytest.mark.parametrize("path", ["/practise/daily/", "/practise/daily/end/"])
def test_the_daily_pages_say_where_the_worker_is(cast: Cast, client: Client, path: str) -> None:
    client.force_login(cast.nadia)
    page = client.get(path).content.decode()
    assert 'data-worker="/sw.js" data-scope="/practise/daily/"' in page
    assert f'data-bundle="{BUNDLE}"' in page
    assert 'rel="manifest" href="/manifest.webmanifest"' in page
