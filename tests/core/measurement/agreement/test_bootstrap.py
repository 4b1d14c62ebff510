"""Intervals from conversations drawn anew."""

from __future__ import annotations

from random import Random

import numpy as np
import pytest

from warmline.core.measurement.agreement.bootstrap import Numbers, drawn, grouped, or_none, ratio, with_interval


def share(sums: Numbers) -> Numbers:
    return ratio(sums[:, 0], sums[:, 1])


def yes_of(*answers: int) -> Numbers:
    return np.array([[answer, 1] for answer in answers], float)


def test_units_of_one_conversation_are_summed_in_the_order_they_come() -> None:
    summed = grouped(yes_of(1, 0, 1, 1), ["b", "a", "b", "c"])
    assert summed.tolist() == [[2, 2], [0, 1], [1, 1]]
    assert grouped(yes_of(1, 0), None).tolist() == [[1, 1], [0, 1]]


def test_as_many_names_as_units_are_needed() -> None:
    with pytest.raises(ValueError, match="2 units, but 1 names"):
        grouped(yes_of(1, 0), ["a"])


def test_the_interval_of_a_share_is_the_one_of_the_textbook() -> None:
    # 60 of 100: .6 +- 1.645 sqrt(.24 / 100) = .519 to .681.
    found = with_interval(yes_of(*[1] * 60, *[0] * 40), share, Random(5))
    assert found.value == pytest.approx(0.6)
    assert found.low == pytest.approx(0.519, abs=0.02)
    assert found.high == pytest.approx(0.681, abs=0.02)


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    dice = Random(11)
    held = 0
    for _ in range(150):
        found = with_interval(yes_of(*[int(dice.random() < 0.5) for _ in range(80)]), share, dice)
        assert found.low is not None
        assert found.high is not None
        held += found.low <= 0.5 <= found.high
    # 90 % of 150 is 135; three standard errors are 11.
    assert 124 <= held <= 148


def test_each_draw_is_as_large_as_the_conversations_are() -> None:
    counts = drawn(yes_of(1, 1, 0, 0, 0), lambda sums: sums[:, 1], Random(1), draws=450)
    assert counts.shape == (450,)
    assert set(counts.tolist()) == {5.0}


def test_nothing_and_the_undefined_have_no_figures() -> None:
    assert with_interval(np.zeros((0, 2)), share, Random(1)).value is None
    undefined = with_interval(np.zeros((7, 2)), share, Random(1))
    assert (undefined.value, undefined.low, undefined.high, undefined.conversations) == (None, None, None, 7)


def test_a_draw_that_is_not_defined_counts_as_asked() -> None:
    # One conversation of three has something to divide by; a draw without it is read as -1.
    tallies = np.array([[1, 1], [0, 0], [0, 0]], float)
    found = with_interval(tallies, share, Random(4), undefined=-1.0)
    assert (found.value, found.low, found.high) == (1.0, -1.0, 1.0)


def test_dividing_by_nothing_is_not_a_number_and_that_is_none() -> None:
    found = ratio(np.array([1.0, 1.0]), np.array([2.0, 0.0]))
    assert found[0] == 0.5
    assert or_none(float(found[1])) is None
    assert or_none(0.25) == 0.25


def test_leaving_out_one_at_a_time_widens_an_interval_that_is_too_narrow() -> None:
    # Mean of 8 numbers: the textbook's interval is mean +- t(7) s / sqrt(8), the percentiles know no t.
    answers = yes_of(1, 0, 1, 1, 0, 1, 0, 0)
    wide = with_interval(answers, share, Random(3), coefficient=False)
    percentiles = np.quantile(drawn(answers, share, Random(3)), [0.05, 0.95])
    textbook = 1.895 * float(np.std([1, 0, 1, 1, 0, 1, 0, 0], ddof=1)) / np.sqrt(8)
    assert wide.low is not None
    assert wide.high is not None
    assert wide.low < percentiles[0]
    assert wide.low == pytest.approx(0.5 - textbook, abs=0.01)
    assert wide.high == pytest.approx(0.5 + textbook, abs=0.01)


def test_a_coefficient_s_interval_ends_before_one_and_leans_to_the_other_side() -> None:
    found = with_interval(yes_of(*[1] * 27, *[0] * 3), share, Random(3))
    assert found.value == pytest.approx(0.9)
    assert found.low is not None
    assert found.high is not None
    assert found.high <= 1.0
    assert 0.9 - found.low > found.high - 0.9


def test_no_spread_at_all_has_no_width() -> None:
    found = with_interval(yes_of(*[1] * 30), share, Random(3))
    assert found.low == pytest.approx(1.0, abs=1e-5)
    assert found.high == pytest.approx(1.0, abs=1e-5)


def test_one_conversation_alone_says_nothing_about_others_and_breaks_nothing() -> None:
    found = with_interval(yes_of(1), share, Random(3))
    assert (found.value, found.low, found.high, found.conversations) == (1.0, 1.0, 1.0, 1)
