"""Cards come back in a person's own rhythm; what is stored are the scheduler's figures."""

from __future__ import annotations

from datetime import timedelta

import pytest
from tests.apps.drills.daily_room import CAKE, CARD, NOW, PARCEL, merge, sent
from tests.cast import Cast

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import RECALLS_KEPT, Deck, pack, unpack, with_reviews, without
from warmline.apps.drills.rhythm import in_her_rhythm, rhythm_of
from warmline.apps.drills.selectors import own_desk, read_own_deck
from warmline.core.practice.spacing import HOUSE, Grade, Review

CARDS = [item.id for item in items().values() if not item.is_drill]


def answered(*grades: Grade, cards: int = 12) -> Deck:
    """So many cards with the same grades, ten days apart, the last one ten days ago."""
    rows = []
    for name in CARDS[:cards]:
        for n, grade in enumerate(grades):
            at = NOW - timedelta(days=10 * (len(grades) - n))
            rows.append((name, items()[name].behaviour, Review(at, f"{name} {n}", at.date(), grade)))
    return with_reviews(Deck(), rows)


FORGETS = answered(Grade.GOOD, Grade.AGAIN, Grade.GOOD, Grade.AGAIN, Grade.GOOD, Grade.GOOD)
KEEPS = answered(*(Grade.GOOD,) * 6)


def test_without_answers_it_is_the_house_s_and_nothing_moves() -> None:
    assert rhythm_of(Deck()) == HOUSE
    once = answered(Grade.GOOD)
    assert rhythm_of(once) == HOUSE
    assert in_her_rhythm(once).cards == once.cards


def test_who_forgets_is_expected_to_and_asked_sooner() -> None:
    assert rhythm_of(FORGETS).chance(0.9) < 0.8 < 0.9 < rhythm_of(KEEPS).chance(0.9)
    for deck, sign in ((FORGETS, -1), (KEEPS, 1)):
        hers = in_her_rhythm(deck)
        moved = [hers.cards[name].due - card.due for name, card in deck.cards.items()]
        assert all(sign * each.days > 0 for each in moved)
        assert all(hers.cards[name].stability == card.stability for name, card in deck.cards.items())


def test_drills_count_for_nothing_in_it_and_keep_their_day(cast: Cast) -> None:
    merge(cast.nadia, *(sent(PARCEL, -10 * n, "", Grade.AGAIN) for n in range(1, 5)), sent(CAKE, -3))
    deck = read_own_deck(cast.nadia, cast.nadia)
    assert deck.recalls == {}
    assert in_her_rhythm(deck) == deck


def test_only_the_newest_answers_to_a_card_are_kept_and_they_survive_the_seal() -> None:
    deck = answered(*(Grade.GOOD, Grade.AGAIN) * 12, cards=1)
    assert len(deck.recalls[CARDS[0]]) == RECALLS_KEPT
    assert unpack(pack(deck)) == deck
    gone = deck
    for each in deck.reviews[CARDS[0]]:
        gone = without(gone, CARDS[0], each.id)
    assert gone.recalls == {}


@pytest.mark.parametrize("field", ["recalls", "brought_back"])
def test_a_deck_from_before_opens(field: str) -> None:
    import json

    row = json.loads(pack(KEEPS))
    del row[field]
    assert getattr(unpack(json.dumps(row).encode()), field) == {}


def test_it_is_planned_from_and_never_stored(cast: Cast) -> None:
    for n in range(5, 0, -1):
        merge(cast.nadia, sent(CARD, -10 * n, "", Grade.AGAIN if n % 2 else Grade.GOOD))
    merge(cast.nadia, sent(CARD, -3, "", Grade.GOOD))
    stored, planned = read_own_deck(cast.nadia, cast.nadia), own_desk(cast.nadia, NOW).deck
    assert planned.cards[CARD] == in_her_rhythm(stored).cards[CARD]
    assert read_own_deck(cast.nadia, cast.nadia) == stored
