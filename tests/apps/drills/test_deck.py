"""The deck as a value: reviews come and go, cards follow, bytes keep it."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.apps.drills.daily_room import CAKE, CALL, CARD, NOW, PARCEL

from warmline.apps.drills.content import items
from warmline.apps.drills.deck import (
    EVERY_DAY,
    MINUTES,
    Deck,
    living,
    pack,
    unpack,
    with_grade,
    with_misses,
    with_reviews,
    without,
)
from warmline.apps.drills.plans import Plan
from warmline.core.practice.spacing import Grade, Miss, Review, replay

TODAY = NOW.date()


def review(days: float = 0, grade: Grade = Grade.GOOD, id: str = "") -> Review:
    at = NOW + timedelta(days=days)
    return Review(at, id or f"id {days}", at.date(), grade)


def made(*rows: tuple[str, Review], deck: Deck | None = None) -> Deck:
    return with_reviews(deck or Deck(), [(item, items()[item].behaviour, one) for item, one in rows])


def test_at_first_it_is_five_minutes_every_day_and_nothing_else() -> None:
    deck = Deck()
    assert (deck.minutes, deck.days, deck.plan) == (MINUTES, EVERY_DAY, None)
    assert deck.done_on(TODAY) == ()


def test_a_card_follows_from_the_answers_to_its_item_alone() -> None:
    deck = made((PARCEL, review(-5)), (CAKE, review(-4, Grade.AGAIN)))
    assert deck.cards[PARCEL] == replay(PARCEL, "names_feeling", [review(-5)])
    assert deck.cards[CAKE].lapses == 1


def test_what_was_done_on_a_day_is_in_the_order_in_which_it_was_done() -> None:
    deck = made((CAKE, review(0.01)), (PARCEL, review(0)), (PARCEL, review(0.02)), (CARD, review(-1)))
    assert deck.done_on(TODAY) == (PARCEL, CAKE)
    assert deck.done_on(TODAY - timedelta(days=1)) == (CARD,)
    assert deck.done_on(TODAY + timedelta(days=1)) == ()


def test_the_same_answer_again_changes_nothing_and_an_earlier_version_takes_its_place() -> None:
    deck = made((PARCEL, review(-2, id="a")))
    assert made((PARCEL, review(-2, id="a")), deck=deck) == deck
    assert made((PARCEL, review(-1, id="a")), deck=deck) == deck
    earlier = made((PARCEL, review(-3, id="a")), deck=deck)
    assert earlier.reviews[PARCEL] == (review(-3, id="a"),)
    assert earlier.cards[PARCEL].last < deck.cards[PARCEL].last


def test_without_its_last_answer_a_card_is_as_new() -> None:
    deck = made((PARCEL, review(-2, id="a")), (PARCEL, review(-1, id="b")), (CAKE, review(-1, id="c")))
    less = without(deck, PARCEL, "b")
    assert less.cards[PARCEL] == made((PARCEL, review(-2, id="a"))).cards[PARCEL]
    none = without(less, PARCEL, "a")
    assert set(none.cards) == set(none.reviews) == {CAKE}
    assert without(none, PARCEL, "a") == none


def test_another_grade_replays_that_card_and_no_other() -> None:
    deck = made((PARCEL, review(-9, id="a")), (PARCEL, review(-2, id="b")), (CAKE, review(-1, id="c")))
    graded = with_grade(deck, PARCEL, "a", Grade.AGAIN)
    assert (
        graded.cards[PARCEL] == made((PARCEL, review(-9, Grade.AGAIN, "a")), (PARCEL, review(-2, id="b"))).cards[PARCEL]
    )
    assert graded.cards[CAKE] == deck.cards[CAKE]


@pytest.mark.parametrize(("item", "id"), [(PARCEL, "nobody's"), (CALL, "a")])
def test_a_grade_for_an_answer_that_is_not_there_changes_nothing(item: str, id: str) -> None:
    deck = made((PARCEL, review(-9, id="a")))
    assert with_grade(deck, item, id, Grade.AGAIN) is deck


def test_a_miss_lapses_every_card_of_its_behaviour_once() -> None:
    deck = made((PARCEL, review(-9)), (CAKE, review(-9)), (CALL, review(-9)))
    missed = with_misses(deck, [Miss(TODAY, "names_feeling")], NOW)
    assert [missed.cards[item].lapses for item in (PARCEL, CAKE, CALL)] == [1, 1, 0]
    assert with_misses(missed, [Miss(TODAY, "names_feeling")]) == missed
    assert missed.seen_until == NOW


def test_the_time_until_which_misses_were_fetched_never_goes_back() -> None:
    later = with_misses(Deck(), [], NOW)
    assert with_misses(later, [], NOW - timedelta(days=3)).seen_until == NOW
    assert with_misses(later, []).seen_until == NOW


def test_an_answer_that_comes_after_a_miss_and_is_older_still_meets_it() -> None:
    first = with_misses(made((PARCEL, review(-9))), [Miss(TODAY, "names_feeling")])
    late = made((PARCEL, review(-4)), deck=first)
    other_way = with_misses(made((PARCEL, review(-4)), (PARCEL, review(-9))), [Miss(TODAY, "names_feeling")])
    assert late == other_way


def test_what_this_build_no_longer_has_stays_in_the_deck_and_out_of_the_day() -> None:
    deck = with_reviews(Deck(), [("empathy.gone", "names_feeling", review())])
    assert set(deck.cards) == {"empathy.gone"}
    assert living(deck) == {}
    assert unpack(pack(deck)) == deck


def test_all_small_decks_are_equally_long() -> None:
    small = {len(pack(deck)) for deck in (Deck(), made((PARCEL, review())), made((PARCEL, review()), (CARD, review())))}
    assert small == {4096}


rows = st.lists(
    st.tuples(
        st.sampled_from([PARCEL, CAKE, CARD]), st.integers(-40, 0), st.sampled_from(Grade), st.sampled_from("xy")
    ),
    max_size=12,
)


@given(rows, st.lists(st.integers(-40, 0), max_size=3), st.randoms())
@settings(max_examples=30)
def test_any_order_of_arrival_and_any_split_make_the_same_deck(found, missed, dice) -> None:
    answers = [(item, review(days, grade, f"{item} {days} {device}")) for item, days, grade, device in found]
    once = {one.id: (item, one) for item, one in answers}.values()
    misses = [Miss(TODAY + timedelta(days=day), "names_feeling") for day in missed]
    whole = with_misses(made(*once), misses)
    mixed = list(once)
    dice.shuffle(mixed)
    cut = dice.randint(0, len(mixed))
    split = with_misses(made(*mixed[:cut]), misses)
    assert made(*mixed[cut:], deck=split) == whole
    assert unpack(pack(whole)) == whole


def test_bytes_keep_plans_minutes_days_and_times() -> None:
    deck = Deck(
        minutes=9,
        days=frozenset({1}),
        plans=(Plan("a", "b", TODAY),),
        seen_until=NOW,
        misses=frozenset({Miss(TODAY, "x")}),
    )
    assert unpack(pack(deck)) == deck
