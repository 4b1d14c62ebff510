"""Results beside the cut, bands of skills, and shares of a form."""

from __future__ import annotations

import math

import pytest

from warmline.core.measurement.items.ability import Ability
from warmline.core.measurement.items.model import Parameters
from warmline.core.measurement.items.outcome import (
    Band,
    Result,
    Verdict,
    adaptive_band,
    adaptive_result,
    band,
    fixed_result,
    spread_over,
)


@pytest.mark.parametrize(
    ("score", "verdict"),
    [(0.90, Verdict.PASSED), (0.801, Verdict.PASSED), (0.80, Verdict.BORDERLINE), (0.70, Verdict.BORDERLINE),
     (0.60, Verdict.BORDERLINE), (0.599, Verdict.NOT_YET), (0.0, Verdict.NOT_YET)],
)  # fmt: skip
def test_within_one_error_of_the_cut_a_person_decides(score: float, verdict: Verdict) -> None:
    assert Result(score, 0.1 + 1e-12, 0.7, 20).verdict is verdict


def test_a_fixed_form_by_hand() -> None:
    found = fixed_result([1, 1, 1, 0, 0.5, 1, 1, 1, 1, 0.5], 0.6)
    assert found.score == pytest.approx(0.8)
    assert found.se == pytest.approx(math.sqrt(0.75 * 0.25 / 13))  # Beta(9, 3)
    assert found.verdict is Verdict.PASSED


def test_all_right_still_has_an_error() -> None:
    assert fixed_result([1] * 5, 0.7).se > 0.1
    assert fixed_result([1] * 50, 0.7).se < 0.03
    with pytest.raises(ValueError, match="at least one"):
        fixed_result([], 0.7)


def test_an_adaptive_result_is_in_points_of_the_whole_bank() -> None:
    bank = [Parameters(1.0, -1.0), Parameters(1.0, 1.0)]
    found = adaptive_result(Ability(0.0, 0.4, 25), bank, 0.5)
    assert found.score == pytest.approx(0.5)
    p = 1 / (1 + math.exp(-1))
    assert found.se == pytest.approx(0.4 * p * (1 - p))
    assert found.theta == 0.0
    assert found.verdict is Verdict.BORDERLINE
    assert adaptive_result(Ability(2.0, 0.4, 25), bank, 0.5).verdict is Verdict.PASSED


def test_bands_say_no_more_than_they_know() -> None:
    assert band([1, 1], 0.7) is Band.UNKNOWN
    assert band([1] * 8, 0.7) is Band.AT_LEVEL
    assert band([0] * 8, 0.7) is Band.BELOW
    assert band([1, 1, 0, 1], 0.7) is Band.NEAR
    bank = [Parameters(1.0, 0.0)] * 4
    assert adaptive_band(Ability(0.0, 1.0, 2), bank, 0.5) is Band.UNKNOWN
    assert adaptive_band(Ability(0.0, 1.0, 4), bank, 0.5) is Band.NEAR
    assert adaptive_band(Ability(3.0, 0.6, 8), bank, 0.5) is Band.AT_LEVEL
    assert adaptive_band(Ability(-3.0, 0.6, 8), bank, 0.5) is Band.BELOW


def test_items_are_spread_by_shares_and_none_is_lost() -> None:
    assert spread_over(10, {"a": 0.5, "b": 0.5}) == {"a": 5, "b": 5}
    assert spread_over(10, {"a": 1 / 3, "b": 1 / 3, "c": 1 / 3}) == {"a": 4, "b": 3, "c": 3}
    assert sum(spread_over(23, {"a": 0.17, "b": 0.29, "c": 0.54}).values()) == 23
