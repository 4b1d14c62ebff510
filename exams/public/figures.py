"""Measures, and how sure they are: whole conversations are drawn anew, for turns of one talk are alike."""

from __future__ import annotations

import random
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Labels = NDArray[np.int64]
Measure = Callable[[NDArray[np.int64]], float]
DRAWS = 500


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with its 90 % interval (Efron 1979); without one where the value was published, not measured."""

    value: float
    low: float | None = None
    high: float | None = None

    def __str__(self) -> str:
        if self.low is None or self.high is None:
            return f"{self.value:.3f}".rstrip("0")
        return f"{self.value:.3f} [{self.low:.2f}, {self.high:.2f}]"


def f1(true: Labels, said: Labels, name: int) -> float:
    """Return the F1 of one class; 0 where it was never said rightly."""
    both = int(((true == name) & (said == name)).sum())
    total = int((true == name).sum() + (said == name).sum())
    return 2 * both / total if total else 0.0


def macro_f1(true: Labels, said: Labels) -> float:
    """Return the mean F1 of the classes that occur in `true`."""
    return float(np.mean([f1(true, said, int(name)) for name in np.unique(true)]))


def auc(good: NDArray[np.bool_], value: NDArray[np.float64]) -> float:
    """Return the chance that a good one has the higher value, ties half; not a number where one kind is missing."""
    first, second = value[good], value[~good]
    if not len(first) or not len(second):
        return float("nan")
    wins = (first[:, None] > second[None, :]).mean() + (first[:, None] == second[None, :]).mean() / 2
    return float(wins)


def ranks(value: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the ranks, equal values sharing their mean rank."""
    _, place, count = np.unique(value, return_inverse=True, return_counts=True)
    ends = np.cumsum(count)
    return np.asarray((ends - (count - 1) / 2)[place], np.float64)


def rank_correlation(first: NDArray[np.float64], second: NDArray[np.float64]) -> float:
    """Return Spearman's rho."""
    return float(np.corrcoef(ranks(first), ranks(second))[0, 1])


def measured(measure: Measure, groups: Sequence[Hashable], seed: int = 20) -> Figure:
    """Return a measure over all rows, with an interval from drawing groups with replacement.

    `measure` takes the numbers of the rows to use. Draws in which it is not a number are left out.
    """
    rows: dict[Hashable, list[int]] = {}
    for number, group in enumerate(groups):
        rows.setdefault(group, []).append(number)
    each = [np.array(numbers) for numbers in rows.values()]
    dice = random.Random(seed)
    values = [measure(np.concatenate(dice.choices(each, k=len(each)))) for _ in range(DRAWS)]
    low, high = np.nanquantile(values, (0.05, 0.95))
    return Figure(measure(np.arange(len(groups))), float(low), float(high))
