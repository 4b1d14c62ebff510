"""One card: the published figures of FSRS-6, and what our own two paces make of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.practice.spacing import DAILY, REFERENCE, Card, Grade, asked_at, lapse, recall_chance, review
from warmline.core.practice.spacing.cards import Stage

BEGIN = datetime(2022, 11, 29, 12, 30, tzinfo=UTC)
NEW = Card("empathy.two_days_parcel", "names_feeling")
A, H, G, E = Grade


def reviewed(*grades: Grade, pace=DAILY) -> Card:
    card, at = NEW, BEGIN
    for grade in grades:
        card, _log = review(card, grade, at, pace)
        assert card.due is not None
        at = card.due
    return card


def test_the_intervals_are_those_of_the_reference_implementation() -> None:
    card, at, waits = NEW, BEGIN, []
    for grade in (G, G, G, G, G, G, A, A, G, G, G, G, G):
        card, log = review(card, grade, at, REFERENCE)
        waits.append(log.wait.days)
        assert card.due is not None
        at = card.due
    assert waits == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]


def test_the_memory_state_is_that_of_the_reference_implementation() -> None:
    card, at = NEW, BEGIN
    for grade, days in zip((A, G, G, G, G, G), (0, 0, 1, 3, 8, 21), strict=True):
        at += timedelta(days=days)
        card, _log = review(card, grade, at, REFERENCE)
    assert card.stability == pytest.approx(53.62691, abs=1e-4)
    assert card.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_the_card_that_came_in_is_not_changed_and_the_log_says_why() -> None:
    once, first = review(NEW, G, BEGIN)
    assert NEW.is_new
    assert (first.expected, first.grade, first.at) == (None, G, BEGIN)
    twice, second = review(once, G, BEGIN + timedelta(days=2))
    assert (once.reviews, twice.reviews) == (1, 2)
    assert second.expected == pytest.approx(recall_chance(once, BEGIN + timedelta(days=2)))
    assert twice.due == second.at + second.wait


@pytest.mark.parametrize("grade", Grade)
def test_in_five_minutes_a_day_nothing_comes_back_within_the_day(grade: Grade) -> None:
    card, log = review(NEW, grade, BEGIN)
    assert log.wait >= timedelta(days=1)
    assert card.stage is Stage.REVIEW


def test_a_better_grade_waits_longer() -> None:
    waits = [review(reviewed(G, G), grade, BEGIN + timedelta(days=20))[1].wait for grade in Grade]
    assert waits == sorted(waits)
    assert waits[0] < waits[-1]


def test_nothing_is_away_for_more_than_a_year() -> None:
    card = reviewed(*[E] * 12)
    assert card.due is not None
    assert card.last is not None
    assert card.due - card.last == timedelta(days=365)


def test_a_lapse_counts_as_again_and_brings_the_card_back() -> None:
    card = reviewed(G, G, G)
    assert card.last is not None
    at = card.last + timedelta(days=1)
    fallen = lapse(card, at)
    assert (fallen.lapses, card.lapses) == (1, 0)
    assert fallen.due == at + timedelta(days=1) < card.due
    assert fallen.stability < card.stability


def test_what_was_never_learnt_cannot_lapse() -> None:
    assert lapse(NEW, BEGIN) == NEW
    assert recall_chance(NEW, BEGIN) == 0


def test_the_chance_of_recall_is_nine_in_ten_after_as_many_days_as_the_stability() -> None:
    card = reviewed(G, G, G, G)
    assert card.last is not None
    assert card.stability is not None
    chances = [recall_chance(card, card.last + timedelta(days=days)) for days in (0, round(card.stability), 300)]
    assert chances[0] == 1
    assert chances[1] == pytest.approx(0.9, abs=0.005)
    assert chances[2] < chances[1]


def test_a_time_needs_a_zone_and_may_not_lie_before_the_last_review() -> None:
    with pytest.raises(ValueError, match="time zone"):
        review(NEW, G, BEGIN.replace(tzinfo=None))
    with pytest.raises(ValueError, match="replay"):
        review(reviewed(G), G, BEGIN - timedelta(hours=1))


def test_the_same_moment_in_another_zone_is_the_same_moment() -> None:
    here = BEGIN.astimezone(timezone(timedelta(hours=9)))
    assert review(NEW, G, here)[0] == review(NEW, G, BEGIN)[0]


@given(st.lists(st.tuples(st.sampled_from(Grade), st.integers(0, 400)), min_size=1, max_size=12))
def test_memory_stays_within_its_ranges_whatever_happens(steps: list[tuple[Grade, int]]) -> None:
    card, at = NEW, BEGIN
    for grade, days in steps:
        at += timedelta(days=days)
        card, log = review(card, grade, at)
        assert card.stability is not None
        assert card.difficulty is not None
        assert card.stability > 0
        assert 1 <= card.difficulty <= 10
        assert timedelta(days=1) <= log.wait <= timedelta(days=365)
        assert log.expected is None or 0 <= log.expected <= 1


def test_asked_at_the_pace_s_own_chance_it_keeps_its_day() -> None:
    for grades in ((G,), (G, G, G), (E, E), (G, H, G, G, H)):
        card = reviewed(*grades)
        assert asked_at(card, DAILY.retention) == card


def test_asked_at_a_higher_chance_it_comes_sooner_and_its_memory_stays() -> None:
    card = reviewed(G, G, G)
    dues = [asked_at(card, retention).due for retention in (0.8, 0.9, 0.95)]
    assert dues == sorted(dues, reverse=True)
    assert len(set(dues)) == 3
    sooner = asked_at(card, 0.95)
    assert sooner.due is not None
    assert recall_chance(sooner, sooner.due) == pytest.approx(0.95, abs=0.01)
    assert (sooner.stability, sooner.difficulty, sooner.last) == (card.stability, card.difficulty, card.last)


def test_what_is_new_or_was_just_missed_keeps_its_day() -> None:
    assert asked_at(NEW, 0.8) == NEW
    missed = reviewed(G, G, A)
    assert missed.stage is Stage.RELEARNING
    assert asked_at(missed, 0.8) == missed


def test_never_sooner_than_a_day_or_later_than_the_longest() -> None:
    assert asked_at(reviewed(G), 0.999).due == reviewed(G).last + timedelta(days=1)
    long = reviewed(*(E,) * 8)
    assert asked_at(long, 0.5).due == long.last + timedelta(days=DAILY.longest)
