"""A refresher brings a behaviour back without a lapse, until it was practised once; nothing of it is stored."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import CAKE, CALL, CARD, NOW, PARCEL, merge, sent
from tests.cast import Cast

from warmline.apps.drills import refreshing
from warmline.apps.drills.deck import Deck, pack, unpack
from warmline.apps.drills.planning import reason
from warmline.apps.drills.refreshing import refreshed, register_refreshers, still_open
from warmline.apps.drills.selectors import own_desk, own_next, read_own_deck
from warmline.core.practice.spacing import Grade

SINCE = NOW.date()
ASKED = {"names_feeling": SINCE}


@pytest.fixture
def asked(cast: Cast):
    """Nadia is asked to refresh one behaviour; what was registered before is registered again afterwards."""
    before = list(refreshing._ASKED)
    refreshing._ASKED.clear()
    register_refreshers(lambda person, now: ASKED if person.pk == cast.nadia.pk and now >= NOW else {})
    yield
    refreshing._ASKED[:] = before


def practised(cast: Cast) -> Deck:
    """Two drills of the behaviour, the parcel first, and one of another; none is due for a while."""
    for item, days in ((PARCEL, -20), (CAKE, -19), (CALL, -20)):
        for again in (0, 4, 12):
            merge(cast.nadia, sent(item, days + again, grade=Grade.EASY), now=NOW + timedelta(days=days + again))
    return read_own_deck(cast.nadia, cast.nadia)


def test_the_card_answered_longest_ago_is_due_and_no_other(cast: Cast) -> None:
    deck = practised(cast)
    assert deck.cards[PARCEL].due > NOW < deck.cards[CAKE].due
    found = refreshed(deck, ASKED)
    assert found.cards[PARCEL].due.date() == SINCE
    assert found.cards[PARCEL] == replace(deck.cards[PARCEL], due=found.cards[PARCEL].due), "nothing lapses"
    assert {key: found.cards[key] for key in (CAKE, CALL)} == {key: deck.cards[key] for key in (CAKE, CALL)}
    assert found.refresh == {"names_feeling"}


def test_today_holds_it_and_says_why(cast: Cast, asked: None) -> None:
    practised(cast)
    today = own_desk(cast.nadia, NOW, anyway=True).today
    assert today.left[0].behaviour == "names_feeling"
    assert today.left[0].id != CAKE, "another moment than last time"
    assert today.refreshed == ("names_feeling",)
    assert "asks for a refresher" in reason(today)
    assert today.left[0] in own_next(cast.nadia, NOW)


def test_once_it_was_practised_it_is_done(cast: Cast, asked: None) -> None:
    practised(cast)
    merge(cast.nadia, sent(CARD, 0.01, "", Grade.GOOD), now=NOW + timedelta(hours=1))
    desk = own_desk(cast.nadia, NOW + timedelta(hours=1), anyway=True)
    assert desk.today.refreshed == ()
    assert PARCEL not in [item.id for item in desk.today.left]


def test_what_she_does_meanwhile_stores_nothing_of_it(cast: Cast, asked: None) -> None:
    before = practised(cast).cards[PARCEL]
    merge(cast.nadia, sent(CALL, 0.01), now=NOW + timedelta(hours=1))
    deck = read_own_deck(cast.nadia, cast.nadia)
    assert deck.cards[PARCEL] == before
    assert unpack(pack(refreshed(deck, ASKED))).refresh == frozenset()


def test_who_never_practised_it_meets_its_drills_first(cast: Cast, asked: None) -> None:
    first = own_desk(cast.nadia, NOW, anyway=True).today.left[0]
    assert first.behaviour == "names_feeling"


def test_nobody_else_is_asked(cast: Cast, asked: None) -> None:
    for other in (cast.colleague, cast.outsider):
        assert own_desk(other, NOW, anyway=True).today.refreshed == ()
    assert own_desk(cast.nadia, NOW - timedelta(minutes=1), anyway=True).today.refreshed == ()


def test_a_behaviour_without_drills_stays_closed_and_nothing_asked_changes_nothing() -> None:
    assert still_open(Deck(), {"no_such_behaviour": SINCE}) == {}
    deck = Deck()
    assert refreshed(deck, {}) is deck
