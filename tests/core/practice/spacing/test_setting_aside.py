"""What went wrong four times in a row rests for two weeks, or until she brings it back."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from warmline.core.practice.spacing import REST, STUCK, Grade, rests_until

DAY = date(2026, 11, 2)
AGAIN, HARD, GOOD, _EASY = Grade


def answers(*grades: Grade) -> list[tuple[date, Grade]]:
    """One answer a day."""
    return [(DAY + timedelta(days=n), grade) for n, grade in enumerate(grades)]


@pytest.mark.parametrize(
    "grades",
    [(), (AGAIN,) * (STUCK - 1), (AGAIN, AGAIN, HARD, AGAIN, AGAIN), (AGAIN,) * STUCK + (GOOD,)],
)
def test_it_goes_on_until_four_in_a_row(grades) -> None:
    assert rests_until(answers(*grades)) is None


def test_four_in_a_row_rest_for_two_weeks() -> None:
    assert rests_until(answers(GOOD, *(AGAIN,) * STUCK)) == DAY + timedelta(days=STUCK) + REST


def test_afterwards_the_count_begins_anew() -> None:
    once = answers(*(AGAIN,) * (STUCK + 1))
    assert rests_until(once) is None
    twice = answers(*(AGAIN,) * (2 * STUCK))
    assert rests_until(twice) == twice[-1][0] + REST


def test_bringing_it_back_ends_this_rest_and_no_later_one() -> None:
    stuck = answers(*(AGAIN,) * STUCK)
    last = stuck[-1][0]
    assert rests_until(stuck, last) is None
    assert rests_until(stuck, last - timedelta(days=1)) == last + REST
    again = answers(*(AGAIN,) * (2 * STUCK))
    assert rests_until(again, last) == again[-1][0] + REST
