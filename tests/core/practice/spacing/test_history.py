"""Cards from what happened: whatever the order of arrival, nothing doubled, nothing lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.practice.spacing import (
    SOON,
    Card,
    Grade,
    Miss,
    Review,
    counted,
    lapse_days,
    replay,
    replayed,
    review,
)

DAY = date(2026, 11, 2)


def answer(day: int, grade: Grade = Grade.GOOD, *, hour: int = 9, id: str = "a") -> Review:
    at = datetime.combine(DAY + timedelta(days=day), time(hour), UTC)
    return Review(at, f"{id}{day}", at.date(), grade)


def made(*reviews: Review, misses: tuple[Miss, ...] = ()) -> Card:
    return replay("k", "names_feeling", reviews, misses)


def missed(day: int, behaviour: str = "names_feeling") -> Miss:
    return Miss(DAY + timedelta(days=day), behaviour)


def test_without_an_answer_a_card_is_new() -> None:
    assert made() == Card("k", "names_feeling")
    assert made(misses=(missed(3),)).is_new


def test_it_is_the_same_as_reviewing_day_by_day() -> None:
    card = Card("k", "names_feeling")
    for day in (0, 2, 9):
        card, _log = review(card, Grade.GOOD, datetime.combine(DAY + timedelta(days=day), time(), UTC))
    assert made(answer(0), answer(2), answer(9)) == card


def test_of_two_devices_the_first_by_time_counts() -> None:
    tram, desk = answer(0, Grade.AGAIN, hour=8, id="tram"), answer(0, Grade.EASY, hour=9, id="desk")
    assert counted([desk, tram]) == (tram,)
    assert made(tram, desk) == made(desk, tram) == made(tram)
    assert made(desk) != made(tram)


def test_late_in_the_evening_and_early_next_morning_are_a_day_apart() -> None:
    assert made(answer(0, hour=23), answer(1, hour=6)) == made(answer(0, hour=6), answer(1, hour=23))


def test_a_miss_is_a_lapse_of_its_own_behaviour_alone() -> None:
    known = (answer(0), answer(2), answer(9))
    assert made(*known, misses=(missed(12, "validates"),)) == made(*known)
    fallen = made(*known, misses=(missed(12),))
    assert fallen.lapses == 1
    assert fallen.due == datetime.combine(DAY + timedelta(days=13), time(), UTC)


def test_two_misses_of_one_day_are_one_lapse_and_one_before_the_first_answer_is_none() -> None:
    known = (answer(5), answer(8))
    assert made(*known, misses=(missed(9), missed(9))) == made(*known, misses=(missed(9),))
    assert made(*known, misses=(missed(1),)) == made(*known)


def test_misses_of_one_week_are_one_lapse() -> None:
    assert lapse_days([missed(n) for n in (3, 0, 6, 7, 13, 15)], "names_feeling") == tuple(
        DAY + timedelta(days=n) for n in (0, 7, 15)
    )
    assert lapse_days([missed(3, "validates")], "names_feeling") == ()


reviews = st.lists(
    st.builds(
        lambda day, hour, grade, device: answer(day, grade, hour=hour, id=device),
        st.integers(0, 30),
        st.integers(0, 23),
        st.sampled_from(Grade),
        st.sampled_from("xyz"),
    ),
    max_size=14,
)
misses = st.lists(st.integers(0, 30).map(missed), max_size=4)


@given(reviews, misses, st.randoms())
def test_any_order_of_arrival_makes_the_same_card(answers, missed_on, dice) -> None:
    mixed = answers + answers[:3]  # and some arrive twice
    dice.shuffle(mixed)
    assert replay("k", "names_feeling", answers, missed_on) == replay("k", "names_feeling", mixed, missed_on[::-1])


@given(reviews)
def test_no_day_counts_twice(answers) -> None:
    found = [each.day for each in counted(answers)]
    assert len(found) == len(set(found))
    assert set(found) == {each.day for each in answers}


@pytest.mark.parametrize("grade", Grade)
def test_an_answer_that_showed_nothing_comes_back_soon_whatever_its_grade(grade: Grade) -> None:
    at = datetime(2026, 11, 2, 9, tzinfo=UTC)
    free, held = (replay("d", "b", [Review(at, "a", at.date(), grade, soon)]) for soon in (False, True))
    assert free.due is not None
    assert held.due is not None
    midnight = at.replace(hour=0)
    assert held.due == min(free.due, midnight + SOON)
    assert replace(held, due=free.due) == free, "memory itself is as it was"


def test_it_tells_what_was_expected_at_each_review_but_the_first_and_what_came() -> None:
    reviews = (answer(0), answer(2), answer(30, Grade.AGAIN), answer(31))
    card, told = replayed("k", "names_feeling", reviews)
    assert card == made(*reviews)
    assert [each.day - DAY for each in told] == [timedelta(days=n) for n in (2, 30, 31)]
    assert [each.came for each in told] == [True, False, True]
    assert all(0 < each.expected < 1 for each in told)
    assert told[1].expected < told[0].expected


def test_a_miss_elsewhere_is_no_answer_of_hers() -> None:
    _card, told = replayed("k", "names_feeling", [answer(0), answer(20)], [missed(5)])
    assert len(told) == 1
