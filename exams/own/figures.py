"""Figures with their intervals: rank correlation, shares, means."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import fmean
from typing import Final, TypeVar

T = TypeVar("T")
_Z: Final = 1.96
_DRAWS: Final = 2_000


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with a 95 % interval and the number of cases it rests on."""

    value: float
    low: float
    high: float
    n: int

    def __str__(self) -> str:
        return f"{self.value:.2f} ({self.low:.2f} to {self.high:.2f}, n {self.n})"


def kendall_tau(ranks: Sequence[float], values: Sequence[float]) -> float:
    """Return tau-b of two orders (Kendall, 1945); 0 where one of them never varies."""
    agree = ties_x = ties_y = 0
    pairs = [(a, b) for a in range(len(ranks)) for b in range(a)]
    for a, b in pairs:
        x, y = ranks[a] - ranks[b], values[a] - values[b]
        agree += (x * y > 0) - (x * y < 0)
        ties_x += x == 0
        ties_y += y == 0
    spread = sqrt((len(pairs) - ties_x) * (len(pairs) - ties_y))
    return agree / spread if spread else 0.0


def pearson(xs: Sequence[float], ys: Sequence[float]) -> float:
    """Return the linear correlation; 0 where one side never varies."""
    mx, my = fmean(xs), fmean(ys)
    cov = sum((x - mx) * (y - my) for x, y in zip(xs, ys, strict=True))
    spread = sqrt(sum((x - mx) ** 2 for x in xs) * sum((y - my) ** 2 for y in ys))
    return cov / spread if spread else 0.0


def share(hits: int, n: int) -> Figure:
    """Return a share with Wilson's interval (1927)."""
    if not n:
        return Figure(0.0, 0.0, 1.0, 0)
    p, z2 = hits / n, _Z * _Z
    middle, half = p + z2 / (2 * n), _Z * sqrt(p * (1 - p) / n + z2 / (4 * n * n))
    return Figure(p, (middle - half) / (1 + z2 / n), (middle + half) / (1 + z2 / n), n)


def resampled(cases: Sequence[T], figure: Callable[[Sequence[T]], float], seed: str = "exam") -> Figure:
    """Return a figure with the percentile interval of a bootstrap over whole cases (Efron, 1979)."""
    dice = random.Random(seed)
    draws = sorted(figure(dice.choices(cases, k=len(cases))) for _ in range(_DRAWS))
    return Figure(figure(cases), draws[int(0.025 * _DRAWS)], draws[int(0.975 * _DRAWS) - 1], len(cases))


def mean(values: Sequence[float], seed: str = "exam") -> Figure:
    """Return the mean of values, one a case, with its interval."""
    return resampled(values, fmean, seed)
