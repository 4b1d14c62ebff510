"""Gaps between groups within the same level."""

from __future__ import annotations

import random

import pytest

from warmline.core.measurement.fairness import Gap, Result, gap_between, holm


def results(seed: int, each: int, gap: float = 0.0) -> list[Result]:
    """Two levels; the group sits mostly in the harder one, where everybody has half a point less."""
    dice = random.Random(seed)
    found = []
    for ours in (True, False):
        for _n in range(each):
            hard = dice.random() < (0.8 if ours else 0.2)
            value = dice.gauss(3.0, 0.5) - 0.5 * hard + gap * ours
            found.append(Result("hard" if hard else "easy", ours, value))
    return found


def test_a_harder_level_is_no_gap() -> None:
    wrong = [gap_between(results(seed, 60)) for seed in range(200)]
    apart = sum(each.p is not None and each.p < 0.05 for each in wrong) / len(wrong)
    assert 0.01 <= apart <= 0.09  # 5 % give or take three standard errors of 200 tries
    naive = [gap_between([Result(0, r.ours, r.value) for r in results(seed, 60)]) for seed in range(50)]
    assert sum(each.p is not None and each.p < 0.05 for each in naive) / 50 > 0.6


def test_a_real_gap_is_found_and_lies_in_its_interval() -> None:
    found = [gap_between(results(seed, 60, gap=-0.4)) for seed in range(100)]
    assert sum(each.p is not None and each.p < 0.05 for each in found) >= 80
    held = [each.low is not None and each.high is not None and each.low <= -0.4 <= each.high for each in found]
    assert sum(held) >= 88


def test_below_thirty_people_nothing_is_said() -> None:
    rows = results(1, 40)
    few = [row for row in rows if not row.ours][:29] + [row for row in rows if row.ours]
    assert gap_between(few) == Gap((40, 29))


def test_groups_that_never_met_at_a_level_cannot_be_compared() -> None:
    rows = [Result("a", True, 1.0 + n % 2) for n in range(40)] + [Result("b", False, n % 2) for n in range(40)]
    assert gap_between(rows) == Gap((40, 40))


def test_the_weights_by_hand() -> None:
    # Level 1: 2 against 4, gap 1.0, weight 4/3; level 2: 3 against 3, gap 0.0, weight 3/2.
    one = [Result(1, True, v) for v in (2.0, 4.0)] + [Result(1, False, v) for v in (1.0, 2.0, 2.0, 3.0)]
    two = [Result(2, ours, v) for ours in (True, False) for v in (1.0, 2.0, 3.0)]
    found = gap_between(one + two, fewest=1)
    assert found.difference == pytest.approx((4 / 3) / (4 / 3 + 3 / 2))
    assert found.high is not None
    error = (8 / 8 / (4 / 3 + 3 / 2)) ** 0.5  # sums of squares 2 + 2 + 2 + 2 over 1 + 3 + 2 + 2 degrees
    assert found.high - found.difference == pytest.approx(1.959964 * error)


def test_everybody_alike() -> None:
    same = [Result(1, ours, 1.0) for ours in (True, False) for _n in range(30)]
    assert gap_between(same) == Gap((30, 30), 0.0, 0.0, 0.0, None)


def test_holm_by_hand() -> None:
    assert holm([0.01, 0.04, 0.03, 0.005]) == [True, False, False, True]
    assert holm([]) == []
