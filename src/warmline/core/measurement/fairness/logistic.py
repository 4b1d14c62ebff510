"""Logistic regression by Newton's method, small and without a library."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from warmline.core.measurement.items.model import Numbers

_ROUNDS: Final = 50
_CLOSE: Final = 1e-8
_FAR: Final = 30.0  # log odds; further out the groups are told apart entirely and no estimate exists


@dataclass(frozen=True, slots=True)
class ModelFit:
    """The weights (the first is the constant) and the log likelihood at its highest."""

    weights: tuple[float, ...]
    log_likelihood: float


def fit_logistic(y: Numbers, x: Numbers) -> ModelFit | None:
    """Fit y (0 or 1) by the columns of x and a constant; None where no highest likelihood exists."""
    design = np.column_stack([np.ones(len(y)), x])
    weights = np.zeros(design.shape[1])
    if y.min() == y.max():
        return None
    for _round in range(_ROUNDS):
        chance = 1 / (1 + np.exp(-np.clip(design @ weights, -_FAR, _FAR)))
        information = design.T @ (design * (chance * (1 - chance))[:, None])
        try:
            step = np.linalg.solve(information, design.T @ (y - chance))
        except np.linalg.LinAlgError:
            return None
        weights = weights + step
        if np.abs(weights).max() > _FAR:
            return None
        if np.abs(step).max() < _CLOSE:
            lean = design @ weights
            return ModelFit(tuple(map(float, weights)), float((y * lean - np.logaddexp(0, lean)).sum()))
    return None
