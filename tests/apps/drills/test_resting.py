"""What went wrong four times in a row is set aside, in plain sight, and comes back by itself or when she says so."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from tests.apps.drills.daily_room import CARD, NOW, PARCEL, merge, sent
from tests.cast import Cast

from warmline.apps.drills import services
from warmline.apps.drills.content import items
from warmline.apps.drills.deck import Deck, pack, unpack
from warmline.apps.drills.selectors import own_desk, own_next, read_own_deck
from warmline.apps.people.models import Person
from warmline.core.practice.spacing import Grade

START, AGAIN = "/practise/daily/", "/practise/daily/again/"
BEHAVIOUR = "names_feeling"


def failed(person: Person, item: str, *, before=NOW) -> None:
    """Four answers graded Again, three days apart, the last one the day before."""
    away = (before - NOW) / timedelta(days=1)
    merge(person, *(sent(item, away - 1 - 3 * n, "", Grade.AGAIN) for n in range(4)), now=before)


def rests(person: Person, days: float = 0) -> list[str]:
    return [each.name for each in own_desk(person, NOW + timedelta(days=days), anyway=True).today.resting]


def test_a_card_rests_for_two_weeks_and_then_comes_back(cast: Cast) -> None:
    failed(cast.nadia, CARD)
    today = own_desk(cast.nadia, NOW, anyway=True).today
    assert [(each.name, each.is_card, each.words) for each in today.resting] == [(CARD, True, items()[CARD].opening)]
    assert CARD not in {item.id for item in today.left} | {item.id for item in own_next(cast.nadia, NOW)}
    assert (rests(cast.nadia, 12), rests(cast.nadia, 13)) == ([CARD], [])
    later = own_desk(cast.nadia, NOW + timedelta(days=13), anyway=True).today
    assert CARD in {item.id for item in later.left}


def test_three_times_is_not_enough_and_an_answer_ends_it(cast: Cast) -> None:
    merge(cast.nadia, *(sent(CARD, -1 - 3 * n, "", Grade.AGAIN) for n in range(3)))
    assert rests(cast.nadia) == []
    failed(cast.colleague, CARD)
    merge(cast.colleague, sent(CARD, 0, "", Grade.HARD))
    assert rests(cast.colleague) == []


def test_she_brings_it_back_herself(cast: Cast) -> None:
    failed(cast.nadia, CARD)
    failed(cast.nadia, PARCEL)
    assert rests(cast.nadia) == [BEHAVIOUR, CARD]
    for name in (CARD, BEHAVIOUR):
        assert services.take_up_again(user=cast.nadia, name=name, now=NOW)
        assert name not in rests(cast.nadia)
    left = {item.id for item in own_desk(cast.nadia, NOW, anyway=True).today.left}
    assert CARD in left
    deck = read_own_deck(cast.nadia, cast.nadia)
    assert set(deck.brought_back) == {CARD, BEHAVIOUR}
    assert unpack(pack(deck)) == deck


@pytest.mark.parametrize("name", ["", "names_feeling", CARD, "no.such_card"])
def test_what_is_not_set_aside_cannot_be_brought_back(cast: Cast, name: str) -> None:
    assert not services.take_up_again(user=cast.nadia, name=name, now=NOW)
    assert read_own_deck(cast.nadia, cast.nadia) == Deck()


def test_the_page_shows_it_with_something_to_read_and_a_way_back(cast: Cast, client: Client) -> None:
    now = timezone.now()
    failed(cast.nadia, CARD, before=now)
    client.force_login(cast.nadia)
    page = client.get(START).content.decode()
    assert "Set aside for now" in page
    assert items()[CARD].opening in page
    assert "/learn/modules/cards/skill/empathy/" in page
    assert client.get("/learn/modules/cards/skill/empathy/").status_code == 200
    assert client.get(AGAIN).status_code == 405
    assert client.post(AGAIN, {"name": CARD}).url == START
    page = client.get(START).content.decode()
    assert "Set aside for now" not in page
    assert "Brought back" in page


def test_nobody_else_sees_it_or_brings_it_back(cast: Cast, client: Client) -> None:
    failed(cast.nadia, CARD, before=timezone.now())
    for who, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        assert "Set aside for now" not in client.get(START).content.decode(), who
        client.post(AGAIN, {"name": CARD})
    assert read_own_deck(cast.nadia, cast.nadia).brought_back == {}
    client.logout()
    assert client.post(AGAIN, {"name": CARD}).status_code == 302
