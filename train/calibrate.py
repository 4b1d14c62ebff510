"""Making probabilities mean what they say, on examples that were not trained on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from train.examples import Shape

Array = NDArray[np.float64]
PULL = 2.0
"""How strongly slope and offset are held at 1 and 0, in examples: few examples move them little."""


@dataclass(frozen=True, slots=True)
class Scaling:
    """Calibrated logits are slope * logits + offset, one of each a class."""

    slope: Array
    offset: Array

    def __call__(self, logits: Array) -> Array:
        """Return calibrated logits."""
        return self.slope * logits + self.offset


def fit_scaling(shape: Shape, logits: Array, targets: Array) -> Scaling:
    """Return the scaling with the least log loss: one slope for exclusive classes, else one each (Platt 1999)."""
    if shape is Shape.NUMBER:
        slope, offset = np.polyfit(logits[:, 0], targets[:, 0], 1)
        return Scaling(np.array([slope]), np.array([offset]))
    if shape is Shape.ONE_OF:
        return _one_of(logits, targets)
    pairs = [_platt(logits[:, number], targets[:, number]) for number in range(logits.shape[1])]
    return Scaling(np.array([slope for slope, _ in pairs]), np.array([offset for _, offset in pairs]))


def probabilities(shape: Shape, logits: Array) -> Array:
    """Return the probabilities of logits; numbers stay as they are."""
    if shape is Shape.NUMBER:
        return logits
    if shape is Shape.ANY_OF:
        return np.asarray(1 / (1 + np.exp(-np.clip(logits, -30, 30))))
    raised = np.exp(logits - logits.max(1, keepdims=True))
    return np.asarray(raised / raised.sum(1, keepdims=True))


def log_loss(shape: Shape, logits: Array, targets: Array) -> float:
    """Return the mean log loss, or the mean squared error of numbers."""
    if shape is Shape.NUMBER:
        return float(np.mean((logits - targets) ** 2))
    given = np.clip(probabilities(shape, logits), 1e-7, 1 - 1e-7)
    if shape is Shape.ONE_OF:
        return float(-(targets * np.log(given)).sum(1).mean())
    return float(-(targets * np.log(given) + (1 - targets) * np.log(1 - given)).mean())


def calibration_error(given: Array, right: Array, bins: int = 10) -> float:
    """Return the expected calibration error: mean |share right - mean probability| over equal bins (Naeini 2015)."""
    places = np.minimum((given * bins).astype(int), bins - 1)
    error = 0.0
    for place in range(bins):
        chosen = places == place
        if chosen.any():
            error += chosen.mean() * abs(right[chosen].mean() - given[chosen].mean())
    return float(error)


def threshold(given: Array, right: Array) -> float:
    """Return the multiple of .05 from .1 to .7 with the best F1, nearest to .5 on ties; .5 where nothing is right."""
    if not right.any():
        return 0.5
    grid = [round(0.05 * step, 2) for step in range(2, 15)]

    def gain(least: float) -> tuple[float, float]:
        said = np.round(given * 20) / 20 >= least - 1e-9
        return 2 * float(right[said].sum()) / float(said.sum() + right.sum()), -abs(least - 0.5)

    return max(grid, key=gain)


def _platt(logits: Array, targets: Array) -> tuple[float, float]:
    """Newton's steps on slope and offset."""
    point = np.array([1.0, 0.0])
    design = np.stack([logits, np.ones_like(logits)], 1)
    for _ in range(50):
        given = 1 / (1 + np.exp(-np.clip(design @ point, -30, 30)))
        slope = design.T @ (given - targets) + PULL * (point - (1.0, 0.0))
        bend = (design * (given * (1 - given))[:, None]).T @ design + PULL * np.eye(2)
        step = np.linalg.solve(bend, slope)
        point = point - step / max(1.0, float(np.abs(step).max()))
        if np.abs(step).max() < 1e-8:
            break
    return max(float(point[0]), 0.05), float(point[1])


def _one_of(logits: Array, targets: Array) -> Scaling:
    """Gradient steps on one slope and an offset a class."""
    count, classes = logits.shape
    slope, offset = 1.0, np.zeros(classes)
    spread = max(float((logits**2).mean()), 1e-6)
    for _ in range(2000):
        wrong = probabilities(Shape.ONE_OF, slope * logits + offset) - targets
        slope -= 0.3 / spread * (float((wrong * logits).sum()) + PULL * (slope - 1)) / count
        offset = offset - 0.5 * (wrong.sum(0) + PULL * offset) / count
    return Scaling(np.full(classes, max(slope, 0.05)), offset)
