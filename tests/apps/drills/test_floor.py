"""A low review of a real talk brings cards and drills back; taking it back, or an appeal won, lets them go again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

from tests.apps.drills.daily_room import CALL, PARCEL, merge, sent
from tests.apps.reviews.reviewed import NOW as REVIEWED_AT
from tests.apps.reviews.reviewed import csv, load, spoke, talks
from tests.cast import Cast

from warmline.apps.drills.deck import Deck, pack, unpack, with_floor, with_misses, without_misses
from warmline.apps.drills.planning import reason
from warmline.apps.drills.selectors import own_desk, read_own_deck
from warmline.apps.drills.services.holding import caught_up
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.models import Mastery
from warmline.apps.practice.standing import Sighting, Standing, corrected
from warmline.apps.practice.standing import pack as pack_standing
from warmline.core.practice.spacing import Grade, Miss

SOON = REVIEWED_AT + timedelta(hours=1)
TOMORROW = REVIEWED_AT + timedelta(days=1)
MISS = Miss(REVIEWED_AT.date(), "names_feeling")


def practised(person: Person) -> None:
    """Two drills that went well five days before the review."""
    early = REVIEWED_AT - timedelta(days=5)
    merge(person, *(replace(sent(item, grade=Grade.EASY), at=early) for item in (PARCEL, CALL)), now=early)


def review(cast: Cast, anchor: object) -> None:
    load(cast.analyst, csv([f"talk-0,Anh,names_feeling,{anchor}"]), talks(1))


def test_a_low_review_is_a_lapse_and_a_good_one_is_not(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    practised(cast.nadia)
    before = own_desk(cast.nadia, SOON).deck.cards
    review(cast, 3)
    assert own_desk(cast.nadia, SOON).deck.cards == before
    review(cast, 1)
    after = own_desk(cast.nadia, SOON).deck.cards
    assert after[PARCEL].lapses == 1
    assert after[PARCEL].due < before[PARCEL].due
    assert after[CALL] == before[CALL]
    assert own_desk(cast.colleague, SOON).deck.floor == frozenset() == own_desk(cast.outsider, SOON).deck.floor


def test_it_comes_back_the_next_day_with_the_reason(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    practised(cast.nadia)
    review(cast, 2)
    found = own_desk(cast.nadia, TOMORROW, anyway=True).today
    assert found.left[0].behaviour == "names_feeling"
    assert "a real talk of yours" in reason(found)


def test_the_review_is_taken_back_and_the_card_is_as_it_was(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    practised(cast.nadia)
    before = own_desk(cast.nadia, SOON).deck.cards[PARCEL]
    review(cast, 1)
    merge(cast.nadia, replace(sent(CALL, name="later"), at=SOON), now=SOON)
    assert read_own_deck(cast.nadia, cast.nadia).floor == {MISS}, "kept with what she did next"
    review(cast, "withdrawn")
    found = own_desk(cast.nadia, SOON).deck
    assert found.floor == frozenset()
    assert found.cards[PARCEL] == before


def test_drills_she_does_not_know_come_first_among_the_new(cast: Cast) -> None:
    spoke(cast, cast.nadia, "talk-0")
    review(cast, 1)
    first = own_desk(cast.nadia, TOMORROW, anyway=True).today.left[0]
    assert first.behaviour == "names_feeling"


def stored(person: Person, standing: Standing) -> None:
    Mastery.objects.create(person=person, sealed=vault.seal(person, pack_standing(standing)), updated_at=SOON)


def test_an_appeal_won_takes_the_lapse_back(cast: Cast) -> None:
    seen = Sighting("names_feeling", "empathy", 1, 0.9, REVIEWED_AT)
    stored(cast.nadia, corrected(Standing((seen,)), behaviour="names_feeling", anchor=1, grade=None, at=REVIEWED_AT))
    assert caught_up(cast.nadia, Deck(misses=frozenset({MISS})), SOON).misses == frozenset()


def test_an_appeal_won_leaves_what_another_talk_of_that_day_missed(cast: Cast) -> None:
    later = REVIEWED_AT + timedelta(minutes=20)
    seen = tuple(Sighting("names_feeling", "empathy", 1, 0.9, at) for at in (REVIEWED_AT, later))
    stored(cast.nadia, corrected(Standing(seen), behaviour="names_feeling", anchor=1, grade=4, at=REVIEWED_AT))
    held = Deck(misses=frozenset({MISS}), seen_until=later)
    assert caught_up(cast.nadia, held, SOON).misses == {MISS}


def test_floor_and_practice_are_kept_apart_and_packed_apart() -> None:
    deck = with_floor(with_misses(Deck(), [MISS]), [Miss(MISS.day, "validates")])
    assert deck.every_miss == {MISS, Miss(MISS.day, "validates")}
    assert unpack(pack(deck)) == deck
    assert with_floor(deck, []).every_miss == {MISS}
    assert without_misses(deck, deck.every_miss).every_miss == {Miss(MISS.day, "validates")}


def test_a_deck_from_before_there_were_reviews_opens() -> None:
    old = json.loads(pack(with_misses(Deck(), [MISS])))
    del old["floor"]
    assert unpack(json.dumps(old).encode()).floor == frozenset()
