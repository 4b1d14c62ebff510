"""A case with a theme that a person left out: never put before her, marked in the list, begun by a second click."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import NOW, begin, harder, parcel, publish

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.pages.selectors import today
from warmline.apps.practice.care import Wishes
from warmline.apps.practice.caring import wish
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Session
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Theme

SPARED = Wishes(frozenset({Theme.GRIEF}))


def grief() -> Scenario:
    return harder("grief_case", themes=(Theme.GRIEF, Theme.ILLNESS))


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    publish(grief(), parcel())
    wish(user=cast.nadia, wishes=SPARED)
    client.force_login(cast.nadia)
    return client


def start(client: Client, **form: object):
    return client.post(reverse("roleplay:start", args=["grief_case"]), {"key": uuid4(), **form})


def test_the_first_click_shows_what_it_holds_and_only_the_second_begins_it(cast: Cast, nadia: Client) -> None:
    first = start(nadia, steps=1)
    assert first.url == "/practise/before/grief_case/?steps=1"
    assert not Session.objects.exists()
    page = nadia.get(first.url).content.decode()
    assert "Touches on: death and grief, illness" in " ".join(page.split()).replace("</span>", "")
    assert "You left out something that this case holds." in page
    assert "Answer Ines all the same" in page
    assert '<input type="hidden" name="sure" value="on">' in page
    assert 'value="1" checked' in page
    start(nadia, sure="on", steps=1)
    assert Session.objects.get().steps == 1


def test_the_rule_holds_in_the_service_too(cast: Cast, nadia: Client) -> None:
    version = publish(grief(), parcel())
    with pytest.raises(services.LeftOut):
        services.start(user=cast.nadia, version=version, key=uuid4(), now=NOW)
    made = services.start(user=cast.nadia, version=version, key=uuid4(), now=NOW, sure=True)
    assert made.owner == cast.nadia


def test_another_day_asks_again(cast: Cast, nadia: Client) -> None:
    wish(user=cast.nadia, wishes=Wishes())
    session = begin(cast.nadia, publish(grief(), parcel()))
    wish(user=cast.nadia, wishes=SPARED)
    response = nadia.post(reverse("roleplay:again", args=[session.pk]), {"key": uuid4(), "steps": 3})
    assert response.url == "/practise/before/grief_case/?steps=3"
    assert "Harder still" in nadia.get(response.url).content.decode()
    assert Session.objects.count() == 1


def test_today_never_puts_it_before_her(cast: Cast, nadia: Client) -> None:
    found = today(cast.nadia, NOW)
    shown = [found.next.scenario, *found.others]
    assert [case.key for case in shown] == ["parcel_birthday"]
    assert found.customers == 2
    other = today(cast.colleague, NOW)
    assert {case.key for case in [other.next.scenario, *other.others]} == {"parcel_birthday", "grief_case"}


def test_a_talk_that_waits_is_not_put_before_her_either(cast: Cast, nadia: Client) -> None:
    services.start(user=cast.nadia, version=publish(grief(), parcel()), key=uuid4(), now=NOW, sure=True)
    found = today(cast.nadia, NOW)
    assert found.next.scenario.key == "parcel_birthday"
    assert found.waiting == ()


def test_where_everything_is_left_out_today_says_so_and_not_that_there_is_nobody(cast: Cast, nadia: Client) -> None:
    ScenarioVersion.objects.filter(key="parcel_birthday").update(published=False)
    page = nadia.get("/").content.decode()
    assert "Nobody to suggest" in page
    assert "No customers yet" not in page


def test_the_list_marks_what_a_case_holds_for_everybody_and_stops_only_her(cast: Cast, nadia: Client) -> None:
    button = 'action="/practise/start/grief_case"'
    page = nadia.get("/practise/").content.decode()
    assert "death and grief, illness" in page
    assert "Look first" in page
    assert button not in page
    nadia.force_login(cast.colleague)
    page = nadia.get("/practise/").content.decode()
    assert "death and grief, illness" in page
    assert "Look first" not in page
    assert button in page
