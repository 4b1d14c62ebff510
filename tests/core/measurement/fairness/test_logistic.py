"""Logistic regression against what can be worked out by hand."""

from __future__ import annotations

from math import log

import numpy as np
import pytest

from warmline.core.measurement.fairness import fit_logistic


def test_one_group_of_two_is_the_log_odds_ratio() -> None:
    y = np.array([1.0] * 60 + [0.0] * 40 + [1.0] * 80 + [0.0] * 20)
    x = np.array([1.0] * 100 + [0.0] * 100)[:, None]
    found = fit_logistic(y, x)
    assert found is not None
    assert found.weights == pytest.approx((log(4), log(0.375)))
    assert found.log_likelihood == pytest.approx(60 * log(0.6) + 40 * log(0.4) + 80 * log(0.8) + 20 * log(0.2))


@pytest.mark.parametrize("y", [[1.0, 1.0, 1.0, 1.0], [0.0, 0.0, 1.0, 1.0]])
def test_where_no_estimate_exists_none_is_given(y: list[float]) -> None:
    assert fit_logistic(np.array(y), np.array([[0.0], [1.0], [2.0], [3.0]])) is None


def test_columns_that_say_the_same_have_no_estimate() -> None:
    x = np.array([[0.0, 0.0], [1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    assert fit_logistic(np.array([1.0, 0.0, 1.0, 0.0]), x) is None
