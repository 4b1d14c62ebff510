"""Calibration: the parameters of items by marginal maximum likelihood (Bock and Aitkin 1981).

Abilities are integrated out over a normal distribution with mean 0 and spread 1, on a fixed grid; the EM steps' inner
maximisation is Newton's. Standard errors come from the cross-products of the persons' gradients.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from warmline.core.measurement.items.model import Model, Numbers, Parameters, logistic

GRID: Final = np.linspace(-6.0, 6.0, 61)
_LOG_WEIGHTS: Final = -0.5 * GRID**2 - np.log(np.exp(-0.5 * GRID**2).sum())
_STEEPEST, _FARTHEST = 6.0, 10.0  # bounds of a and d: an item that everybody gets right has no finite maximum


@dataclass(frozen=True, slots=True)
class Calibration:
    """The items in the order of the columns; `persons` is how many answered anything."""

    model: Model
    items: tuple[Parameters, ...]
    log_likelihood: float
    persons: int
    steps: int
    converged: bool


@dataclass(frozen=True, slots=True)
class _Data:
    right: Numbers  # persons x items, 1 where right
    given: Numbers  # persons x items, 1 where answered
    weights: Numbers  # how many persons a row stands for


def calibrate(
    responses: Numbers, model: Model, *, weights: Numbers | None = None, tolerance: float = 1e-6, most_steps: int = 3000
) -> Calibration:
    """Return the parameters of all items of a matrix, persons x items, 1 right, 0 wrong, nan not answered.

    `weights` says how many persons a row stands for. Raises ValueError for a matrix without answers, or with an item
    that all who answered got right, or all wrong: it has no place on the scale.
    """
    data = _prepared(responses, weights)
    a, d = np.ones(data.right.shape[1]), _starts(data)
    step, moved = 0, np.inf
    while step < most_steps and moved > tolerance:
        _, at, of = _expected(data, a, d)
        new_a, new_d = _two(a, d, at, of) if model is Model.TWO else _one(a, d, at, of)
        moved = float(max(np.abs(new_a - a).max(), np.abs(new_d - d).max()))
        a, d, step = new_a, new_d, step + 1
    likelihood, _, _ = _expected(data, a, d)
    items = _with_errors(data, a, d, model)
    return Calibration(model, items, likelihood, round(float(data.weights.sum())), step, moved <= tolerance)


def _prepared(responses: Numbers, weights: Numbers | None) -> _Data:
    matrix = np.asarray(responses, dtype=float)
    counted = np.ones(len(matrix)) if weights is None else np.asarray(weights, dtype=float)
    coded = np.where(np.isnan(matrix), -1, matrix)
    kept = (coded >= 0).any(axis=1) & (counted > 0)
    if not kept.any():
        raise ValueError("nobody answered anything")
    rows, places = np.unique(coded[kept], axis=0, return_inverse=True)
    data = _Data(
        (rows == 1).astype(float), (rows >= 0).astype(float), np.bincount(places.ravel(), counted[kept]).astype(float)
    )
    shares = (data.weights @ data.right) / np.maximum(data.weights @ data.given, 1e-12)
    if ((shares <= 0) | (shares >= 1)).any():
        raise ValueError("an item that everybody got right, or nobody, has no place on the scale: leave it out")
    return data


def _starts(data: _Data) -> Numbers:
    shares = (data.weights @ data.right + 0.5) / (data.weights @ data.given + 1)
    return np.asarray(np.log(shares / (1 - shares)), dtype=float)


def _posterior(data: _Data, a: Numbers, d: Numbers) -> tuple[Numbers, Numbers]:
    """Return each person's posterior over the grid, and her log-likelihood."""
    level = a[:, None] * GRID[None, :] + d[:, None]
    log_right, log_wrong = -np.logaddexp(0, -level), -np.logaddexp(0, level)
    joint = data.right @ log_right + (data.given - data.right) @ log_wrong + _LOG_WEIGHTS[None, :]
    top = joint.max(axis=1, keepdims=True)
    mass = np.exp(joint - top)
    total = mass.sum(axis=1, keepdims=True)
    return mass / total, (top + np.log(total))[:, 0]


def _expected(data: _Data, a: Numbers, d: Numbers) -> tuple[float, Numbers, Numbers]:
    """Return the log-likelihood and, items x grid, how many are expected there to be right, and to have answered."""
    posterior, likelihoods = _posterior(data, a, d)
    right = (data.weights[:, None] * data.right).T @ posterior
    given = (data.weights[:, None] * data.given).T @ posterior
    return float(data.weights @ likelihoods), right, given


def _two(a: Numbers, d: Numbers, right: Numbers, given: Numbers) -> tuple[Numbers, Numbers]:
    """One Newton step for each item's own slope and intercept."""
    p = logistic(a[:, None] * GRID[None, :] + d[:, None])
    miss, spread = right - given * p, given * p * (1 - p)
    by_a, by_d = miss @ GRID, miss.sum(axis=1)
    aa, ad, dd = spread @ GRID**2, spread @ GRID, spread.sum(axis=1)
    det = np.maximum(aa * dd - ad**2, 1e-9)
    step_a, step_d = (dd * by_a - ad * by_d) / det, (aa * by_d - ad * by_a) / det
    return np.clip(a + _calm(step_a), 0.02, _STEEPEST), np.clip(d + _calm(step_d), -_FARTHEST, _FARTHEST)


def _one(a: Numbers, d: Numbers, right: Numbers, given: Numbers) -> tuple[Numbers, Numbers]:
    """One Newton step for the common slope and all intercepts; the matrix is an arrow, solved by its last row."""
    p = logistic(a[:, None] * GRID[None, :] + d[:, None])
    miss, spread = right - given * p, given * p * (1 - p)
    by_a, by_d = float((miss @ GRID).sum()), miss.sum(axis=1)
    aa, ad, dd = float((spread @ GRID**2).sum()), spread @ GRID, np.maximum(spread.sum(axis=1), 1e-9)
    step_a = (by_a - float((ad / dd) @ by_d)) / max(aa - float((ad / dd) @ ad), 1e-9)
    step_d = (by_d - ad * step_a) / dd
    slope = float(np.clip(a[0] + float(_calm(np.array([step_a]))[0]), 0.02, _STEEPEST))
    return np.full_like(a, slope), np.clip(d + _calm(step_d), -_FARTHEST, _FARTHEST)


def _calm(step: Numbers) -> Numbers:
    """A step no longer than one logit: far from the top Newton's would leap."""
    return np.asarray(np.clip(step, -1.0, 1.0), dtype=float)


def gradients(data: _Data, a: Numbers, d: Numbers, model: Model) -> Numbers:
    """Return each row's gradient of the log-likelihood: slopes (one or all), then intercepts."""
    posterior, _ = _posterior(data, a, d)
    p = logistic(a[:, None] * GRID[None, :] + d[:, None])
    by_d = data.given * (data.right - posterior @ p.T)
    by_a = data.given * (data.right * (posterior @ GRID)[:, None] - posterior @ (p * GRID).T)
    return np.hstack([by_a if model is Model.TWO else by_a.sum(axis=1, keepdims=True), by_d])


def _with_errors(data: _Data, a: Numbers, d: Numbers, model: Model) -> tuple[Parameters, ...]:
    slope_rows = gradients(data, a, d, model)
    crossed = (slope_rows * data.weights[:, None]).T @ slope_rows
    covariance = np.linalg.pinv(crossed)
    counted, items = data.weights @ data.given, len(a)
    found = []
    for n in range(items):
        at_a, at_d = (n, items + n) if model is Model.TWO else (0, 1 + n)
        b = -d[n] / a[n]
        # b = -d / a: the delta method.
        by = np.array([-b / a[n], -1 / a[n]])
        part = covariance[np.ix_([at_a, at_d], [at_a, at_d])]
        errors = np.sqrt(np.maximum([part[0, 0], by @ part @ by], 0))
        found.append(Parameters(float(a[n]), float(b), float(errors[0]), float(errors[1]), round(float(counted[n]))))
    return tuple(found)
