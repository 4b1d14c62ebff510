"""Calibration: it undoes what was done to logits, and its error is measured rightly."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from train.calibrate import calibration_error, fit_scaling, log_loss, probabilities, threshold
from train.examples import Shape


def coins(seed: int, count: int = 4000) -> tuple[np.ndarray, np.ndarray]:
    """True logits, and outcomes drawn with just these chances."""
    dice = np.random.default_rng(seed)
    logits = dice.normal(0, 2, (count, 1))
    return logits, (dice.random((count, 1)) < 1 / (1 + np.exp(-logits))).astype(float)


@pytest.mark.parametrize(("stretch", "shift"), [(3.0, 0.0), (0.4, 1.0), (1.0, -2.0)])
def test_a_class_by_itself_is_brought_back_to_its_chances(stretch: float, shift: float) -> None:
    logits, outcomes = coins(1)
    scaling = fit_scaling(Shape.ANY_OF, stretch * logits + shift, outcomes)
    assert scaling.slope[0] * stretch == pytest.approx(1.0, abs=0.12)
    assert scaling(stretch * logits + shift).mean() == pytest.approx(logits.mean(), abs=0.15)


def test_overconfident_exclusive_classes_are_cooled() -> None:
    dice = np.random.default_rng(2)
    logits = dice.normal(0, 1.5, (4000, 3))
    chances = probabilities(Shape.ONE_OF, logits)
    drawn = (chances.cumsum(1) > dice.random((4000, 1))).argmax(1)
    outcomes = np.eye(3)[drawn]
    scaling = fit_scaling(Shape.ONE_OF, 4 * logits, outcomes)
    assert scaling.slope[0] == pytest.approx(0.25, abs=0.03)
    assert log_loss(Shape.ONE_OF, scaling(4 * logits), outcomes) < log_loss(Shape.ONE_OF, 4 * logits, outcomes)


def test_a_number_is_put_on_its_line() -> None:
    given = np.arange(10.0)[:, None]
    scaling = fit_scaling(Shape.NUMBER, given, 3 * given + 2)
    assert (scaling.slope[0], scaling.offset[0]) == (pytest.approx(3), pytest.approx(2))


def test_few_examples_move_little() -> None:
    scaling = fit_scaling(Shape.ANY_OF, np.array([[0.5]]), np.array([[0.0]]))
    assert 0.8 < scaling.slope[0] < 1
    assert -0.4 < scaling.offset[0] < 0


@given(st.lists(st.floats(-8, 8), min_size=2, max_size=6))
def test_exclusive_chances_sum_to_one(logits: list[float]) -> None:
    given = probabilities(Shape.ONE_OF, np.array([logits]))
    assert given.sum() == pytest.approx(1)
    assert (given >= 0).all()


def test_calibration_error_of_the_right_and_of_the_wrong() -> None:
    logits, outcomes = coins(3, 20_000)
    chances = probabilities(Shape.ANY_OF, logits)[:, 0]
    assert calibration_error(chances, outcomes[:, 0]) < 0.02
    assert calibration_error(np.full(100, 0.9), np.zeros(100)) == pytest.approx(0.9)


def test_calibration_error_counts_bins_by_their_size() -> None:
    given = np.array([0.95] * 3 + [0.05])
    right = np.array([1.0, 1.0, 1.0, 1.0])
    assert calibration_error(given, right) == pytest.approx(0.75 * 0.05 + 0.25 * 0.95)


def test_the_threshold_has_the_best_f1() -> None:
    given = np.array([0.1, 0.2, 0.3, 0.35, 0.6, 0.8])
    right = np.array([0, 0, 1, 1, 1, 1.0])
    assert threshold(given, right) == 0.3


def test_without_anything_right_the_threshold_is_a_half() -> None:
    assert threshold(np.array([0.2, 0.9]), np.zeros(2)) == 0.5


def test_on_ties_the_threshold_is_nearest_to_a_half() -> None:
    assert threshold(np.array([0.05, 0.95]), np.array([0.0, 1.0])) == 0.5
