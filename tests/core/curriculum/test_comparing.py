"""Two versions compared: intervals against published figures, and silence where there is too little to tell."""

from __future__ import annotations

from random import Random

import pytest

from warmline.core.curriculum.comparing import Verdict, compare_means, compare_shares, t_quantile, wilson


@pytest.mark.parametrize(
    ("first", "second", "low", "high"),
    # Newcombe 1998, table II, method 10; there the difference is first minus second.
    [
        ((48, 80), (56, 70), 0.0524, 0.3339),
        ((3, 10), (9, 10), 0.1705, 0.8090),
        ((5, 56), (0, 29), -0.1926, 0.0381),
        ((10, 10), (0, 10), -1.0, -0.6075),
    ],
)
def test_the_interval_of_a_difference_is_newcombes(
    first: tuple[int, int], second: tuple[int, int], low: float, high: float
) -> None:
    found = compare_shares(first, second)
    assert found.low == pytest.approx(low, abs=1e-4)
    assert found.high == pytest.approx(high, abs=1e-4)


def test_wilsons_interval() -> None:
    assert wilson(81, 263) == pytest.approx((0.2553, 0.3662), abs=1e-4)  # Newcombe 1998, one proportion
    assert wilson(0, 20)[0] == pytest.approx(0.0, abs=1e-12)
    assert wilson(20, 20)[1] == pytest.approx(1.0)


@pytest.mark.parametrize(("freedom", "value"), [(4, 2.776), (5, 2.571), (10, 2.228), (30, 2.042), (1000, 1.962)])
def test_students_t_as_printed_in_tables(freedom: int, value: float) -> None:
    assert t_quantile(0.975, freedom) == pytest.approx(value, abs=0.01)


def test_a_clear_difference_is_told_and_a_small_one_is_not() -> None:
    assert compare_shares((10, 100), (60, 100)).verdict is Verdict.SECOND_HIGHER
    assert compare_shares((60, 100), (10, 100)).verdict is Verdict.FIRST_HIGHER
    assert compare_shares((5, 10), (6, 10)).verdict is Verdict.CANNOT_TELL


def test_four_people_show_nothing() -> None:
    found = compare_shares((4, 4), (0, 50))
    assert (found.verdict, found.figures, found.difference, found.n) == (Verdict.TOO_FEW, (None, None), None, (4, 50))
    assert compare_means([1.0] * 4, [2.0] * 9).verdict is Verdict.TOO_FEW


def test_welchs_interval() -> None:
    # Worked by hand: means 12 and 15, variances 2.5 and 10, five each; error sqrt(2.5), 5.88 degrees of freedom.
    found = compare_means([10, 11, 12, 13, 14], [11, 13, 15, 17, 19])
    assert found.difference == pytest.approx(3.0)
    assert found.low == pytest.approx(3 - 2.459 * 2.5**0.5, abs=0.02)
    assert found.verdict is Verdict.CANNOT_TELL


def test_without_any_spread_nobody_can_tell() -> None:
    found = compare_means([1.0] * 9, [2.0] * 9)
    assert (found.difference, found.low, found.verdict) == (1.0, None, Verdict.CANNOT_TELL)


def test_two_groups_alike_are_seldom_told_apart() -> None:
    dice = Random(7)
    told = sum(
        compare_means([dice.gauss(5, 1) for _ in range(12)], [dice.gauss(5, 3) for _ in range(20)]).verdict
        is not Verdict.CANNOT_TELL
        for _ in range(400)
    )
    assert told / 400 < 0.08, "five in a hundred, by the meaning of a 95 % interval"
