"""Where a person stands on the scale, with its standard error, from right and wrong answers to calibrated items."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmline.core.measurement.items.model import (
    Numbers,
    Parameters,
    difficulties,
    information,
    logistic,
    probabilities,
    slopes,
)

_GRID: Final = np.linspace(-6.0, 6.0, 121)
_EDGE: Final = 6.0


@dataclass(frozen=True, slots=True)
class Ability:
    """Ability in logits, its standard error, and from how many answers."""

    theta: float
    se: float
    n: int


Answered = Sequence[tuple[Parameters, bool]]


def expected_ability(answers: Answered, mean: float = 0.0, spread: float = 1.0) -> Ability:
    """Return the mean and spread of the posterior (Bock and Mislevy 1982), people being normal with `mean`, `spread`.

    Without answers it is what was known before. It draws towards the mean, so it serves for choosing the next item.
    """
    log = -0.5 * ((_GRID - mean) / spread) ** 2
    if answers:
        p = probabilities(_GRID, [each for each, _ in answers])
        right = np.array([[was] for _, was in answers])
        log = log + np.log(np.where(right, p, 1 - p)).sum(axis=0)
    mass = np.exp(log - log.max())
    mass /= mass.sum()
    theta = float(mass @ _GRID)
    return Ability(theta, float(np.sqrt(mass @ (_GRID - theta) ** 2)), len(answers))


def weighted_ability(answers: Answered) -> Ability:
    """Return the weighted likelihood estimate (Warm 1989), its standard error from the information: 1 / sqrt(I).

    Nearly unbiased and finite also where all answers are right or all are wrong. Raises ValueError without answers.
    """
    if not answers:
        raise ValueError("an ability needs at least one answer")
    items = [each for each, _ in answers]
    a, b, right = slopes(items), difficulties(items), np.array([was for _, was in answers], dtype=float)
    low, high = -_EDGE, _EDGE
    for _ in range(40):
        middle = (low + high) / 2
        low, high = (middle, high) if _slope(middle, a, b, right) > 0 else (low, middle)
    theta = (low + high) / 2
    return Ability(theta, float(1 / np.sqrt(information(theta, items).sum())), len(answers))


def _slope(theta: float, a: Numbers, b: Numbers, right: Numbers) -> float:
    """The derivative of the log-likelihood, and Warm's weight J / 2I."""
    p = logistic(a * (theta - b))
    spread = p * (1 - p)
    weight = float((a**3 * spread * (1 - 2 * p)).sum() / (2 * (a**2 * spread).sum()))
    return float((a * (right - p)).sum()) + weight
