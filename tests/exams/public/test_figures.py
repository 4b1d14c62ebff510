"""Measures against values worked out by hand, and intervals that hold them."""

from __future__ import annotations

import numpy as np
import pytest
from exams.public.figures import Figure, auc, f1, macro_f1, measured, rank_correlation, ranks
from hypothesis import given
from hypothesis import strategies as st


def test_f1_by_hand() -> None:
    true, said = np.array([1, 1, 0, 0, 1]), np.array([1, 0, 1, 0, 1])
    assert f1(true, said, 1) == pytest.approx(2 * 2 / (3 + 3))
    assert macro_f1(true, said) == pytest.approx((2 / 3 + 0.5) / 2)


def test_a_class_that_never_occurs_is_not_counted_in_the_mean() -> None:
    assert macro_f1(np.array([0, 0, 1]), np.array([0, 0, 1])) == 1.0
    assert f1(np.array([0]), np.array([0]), 7) == 0.0


def test_auc_by_hand() -> None:
    good = np.array([True, True, False, False])
    assert auc(good, np.array([3.0, 1.0, 2.0, 0.0])) == 0.75
    assert auc(good, np.ones(4)) == 0.5
    assert np.isnan(auc(np.array([True]), np.array([1.0])))


def test_equal_values_share_their_rank() -> None:
    assert ranks(np.array([5.0, 1.0, 5.0, 0.0])).tolist() == [3.5, 2.0, 3.5, 1.0]


@given(st.lists(st.integers(-50, 50), min_size=3, max_size=30, unique=True))
def test_ranks_do_not_mind_how_numbers_are_stretched(values: list[int]) -> None:
    given = np.array(values, float)
    assert rank_correlation(given, np.exp(given / 20)) == pytest.approx(1.0)
    assert rank_correlation(given, -given) == pytest.approx(-1.0)


def test_the_interval_holds_the_value_and_is_the_same_each_time() -> None:
    true = np.array([0, 1] * 40)
    said = np.where(np.arange(80) % 5 == 0, 1 - true, true)
    groups = np.arange(80) // 4

    def measure(rows: np.ndarray) -> float:
        return macro_f1(true[rows], said[rows])

    first, second = measured(measure, groups.tolist()), measured(measure, groups.tolist())
    assert first == second
    assert first.low is not None
    assert first.high is not None
    assert first.low < first.value < first.high


def test_fewer_groups_make_a_wider_interval() -> None:
    right = (np.arange(200) % 3 > 0).astype(float)

    def width(groups: list[int]) -> float:
        figure = measured(lambda rows: float(right[rows].mean()), groups)
        return (figure.high or 0) - (figure.low or 0)

    by_ten = sorted(range(200), key=lambda number: number % 3)
    assert width([by_ten.index(number) // 40 for number in range(200)]) > width(list(range(200)))


def test_a_figure_shows_its_interval() -> None:
    assert str(Figure(0.7431, 0.69, 0.781)) == "0.743 [0.69, 0.78]"
    assert str(Figure(0.8)) == "0.8"
