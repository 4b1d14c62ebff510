"""Calibration against published figures, against a second way of taking errors, and against known parameters."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from warmline.core.measurement.items.calibrate import _posterior, _prepared, calibrate, gradients
from warmline.core.measurement.items.model import FEWEST_ANSWERS, Model, Parameters, fitting_model, probabilities

DATA = Path(__file__).parents[4] / "data" / "statistics"


def lsat(name: str) -> tuple[np.ndarray, np.ndarray]:
    table = np.loadtxt(DATA / f"{name}.csv", delimiter=",", skiprows=1)
    return table[:, :-1], table[:, -1]


# ANSWERS.md: log-likelihood, slopes, and difficulties b or intercepts d.
PUBLISHED = [
    ("LSAT6", Model.TWO, -2466.653, [0.8254, 0.7229, 0.8905, 0.6886, 0.6575], "b",
     [-3.3597, -1.3696, -0.2799, -1.8659, -3.1236], 0.003),
    ("LSAT6", Model.ONE, -2466.938, [0.755] * 5, "d", [2.730, 0.999, 0.240, 1.306, 2.099], 0.001),
    ("LSAT7", Model.TWO, -2658.805, [0.988, 1.081, 1.706, 0.765, 0.736], "d",
     [1.856, 0.808, 1.804, 0.486, 1.855], 0.0016),
    ("LSAT7", Model.ONE, None, [1.011] * 5, "d", [1.868, 0.791, 1.461, 0.521, 1.993], 0.001),
]  # fmt: skip


@pytest.mark.parametrize(("name", "model", "likelihood", "slopes", "kind", "places", "within"), PUBLISHED)
def test_published_figures(name, model, likelihood, slopes, kind, places, within) -> None:
    rows, weights = lsat(name)
    found = calibrate(rows, model, weights=weights)
    assert found.converged
    assert found.persons == 1000
    if likelihood is not None:
        assert found.log_likelihood == pytest.approx(likelihood, abs=0.001)
    assert [each.a for each in found.items] == pytest.approx(slopes, abs=within)
    assert [getattr(each, kind) for each in found.items] == pytest.approx(places, abs=within)
    assert {each.n for each in found.items} == {1000}


def test_rows_of_single_persons_say_the_same_as_counted_ones() -> None:
    rows, weights = lsat("LSAT6")
    one_by_one = np.repeat(rows, weights.astype(int), axis=0)
    counted, single = calibrate(rows, Model.TWO, weights=weights), calibrate(one_by_one, Model.TWO)
    assert single.log_likelihood == pytest.approx(counted.log_likelihood)
    assert [each.b for each in single.items] == pytest.approx([each.b for each in counted.items])


@pytest.mark.parametrize("model", list(Model))
def test_gradients_are_the_slope_of_the_likelihood(model: Model) -> None:
    rows, weights = lsat("LSAT7")
    data, a, d = _prepared(rows, weights), np.full(5, 0.9), np.linspace(0.2, 1.8, 5)
    by_hand = []
    for n in range(len(a) if model is Model.TWO else 1):
        by_hand.append(_change(data, a, d, n if model is Model.TWO else None, None))
    by_hand += [_change(data, a, d, None, n) for n in range(len(d))]
    summed = data.weights @ gradients(data, a, d, model)
    assert summed == pytest.approx(np.array([sum(data.weights * each) for each in by_hand]), rel=1e-4)


def _change(data, a, d, slope, intercept, by=1e-5):
    def at(sign):
        new_a, new_d = a.copy(), d.copy()
        if intercept is not None:
            new_d[intercept] += sign * by
        elif slope is None:
            new_a += sign * by
        else:
            new_a[slope] += sign * by
        return _posterior(data, new_a, new_d)[1]

    return (at(1) - at(-1)) / (2 * by)


def test_errors_agree_with_the_curvature_of_the_likelihood() -> None:
    """Cross-products against a numerical second derivative: the same within a tenth in a sample of a thousand."""
    rows, weights = lsat("LSAT6")
    found, data = calibrate(rows, Model.ONE, weights=weights), _prepared(rows, weights)
    a, d = np.array([each.a for each in found.items]), np.array([each.d for each in found.items])
    by, columns = 1e-4, []
    for n in range(6):
        ends = []
        for sign in (1, -1):
            new_a, new_d = a + (sign * by if n == 0 else 0), d.copy()
            if n:
                new_d[n - 1] += sign * by
            ends.append(data.weights @ gradients(data, new_a, new_d, Model.ONE))
        columns.append((ends[0] - ends[1]) / (2 * by))
    covariance = np.linalg.inv(-np.array(columns))
    assert found.items[0].se_a == pytest.approx(np.sqrt(covariance[0, 0]), rel=0.1)
    for n, each in enumerate(found.items):
        by_b = np.array([-each.b / each.a, -1 / each.a])
        part = covariance[np.ix_([0, n + 1], [0, n + 1])]
        assert each.se_b == pytest.approx(np.sqrt(by_b @ part @ by_b), rel=0.1)


def test_known_parameters_come_back_also_with_gaps() -> None:
    dice = np.random.default_rng(5)
    true = [Parameters(a, b) for a in (0.8, 1.4) for b in (-1.5, -0.5, 0.5, 1.5)]
    p = probabilities(dice.standard_normal(3000), true).T
    answers = (dice.random(p.shape) < p).astype(float)
    answers[dice.random(p.shape) < 0.3] = np.nan
    found = calibrate(answers, Model.TWO)
    for each, was in zip(found.items, true, strict=True):
        assert abs(each.b - was.b) < 3.5 * each.se_b
        assert abs(each.a - was.a) < 3.5 * each.se_a
        assert 1900 < each.n < 2300


def test_what_has_no_place_on_the_scale_is_refused() -> None:
    with pytest.raises(ValueError, match="no place on the scale"):
        calibrate(np.array([[1.0, 0.0], [1.0, 1.0]]), Model.ONE)
    with pytest.raises(ValueError, match="nobody answered"):
        calibrate(np.full((3, 2), np.nan), Model.ONE)


def test_few_answers_carry_one_slope_only() -> None:
    assert (fitting_model(FEWEST_ANSWERS), fitting_model(499), fitting_model(500)) == (Model.ONE, Model.ONE, Model.TWO)
