"""The one- and two-parameter models of item response (Rasch 1960; Birnbaum 1968), in logits without the factor 1.7."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
# Before so many answers an item has no parameters: the standard error of b would be wider than what it is used for.
FEWEST_ANSWERS: Final = 200
# From so many answers an item on, its own slope is worth estimating (de Ayala 2009).
ANSWERS_FOR_SLOPES: Final = 500


class Model(StrEnum):
    """One slope for all items, or one each."""

    ONE = "1PL"
    TWO = "2PL"


@dataclass(frozen=True, slots=True)
class Parameters:
    """Slope `a` and difficulty `b` (logits, on a scale on which people have mean 0 and spread 1), from `n` answers."""

    a: float
    b: float
    se_a: float = float("nan")
    se_b: float = float("nan")
    n: int = 0

    @property
    def d(self) -> float:
        """The intercept, -a b."""
        return -self.a * self.b


def logistic(values: Numbers) -> Numbers:
    """Return 1 / (1 + exp(-x)) without overflow."""
    return np.asarray(0.5 * (1 + np.tanh(values / 2)), dtype=float)


def probabilities(theta: float | Numbers, items: Sequence[Parameters]) -> Numbers:
    """Return the chance of a right answer, shape (items,) for one ability and (items, abilities) for many."""
    a, b = slopes(items), difficulties(items)
    level = np.asarray(theta, dtype=float)
    return logistic(a * (level - b)) if level.ndim == 0 else logistic(a[:, None] * (level[None, :] - b[:, None]))


def information(theta: float, items: Sequence[Parameters]) -> Numbers:
    """Return what each item tells about ability here: a squared times P (1 - P)."""
    p = probabilities(theta, items)
    return slopes(items) ** 2 * p * (1 - p)


def slopes(items: Sequence[Parameters]) -> Numbers:
    """Return the slopes."""
    return np.array([each.a for each in items], dtype=float)


def difficulties(items: Sequence[Parameters]) -> Numbers:
    """Return the difficulties."""
    return np.array([each.b for each in items], dtype=float)


def fitting_model(answers: int) -> Model:
    """Return the model that so many answers (of the item with the fewest) can carry."""
    return Model.TWO if answers >= ANSWERS_FOR_SLOPES else Model.ONE
