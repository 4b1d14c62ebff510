"""Figures with 95 % intervals for many cases: means, correlations, shares. Small-sample care is not needed here."""

from __future__ import annotations

from collections.abc import Sequence
from math import atanh, sqrt, tanh
from statistics import fmean, stdev
from typing import Final

from exams.own.figures import Figure, pearson, share

_Z: Final = 1.96


def mean(values: Sequence[float]) -> Figure:
    """Return the mean with the normal interval; nothing but itself for fewer than two values."""
    if len(values) < 2:
        value = values[0] if values else 0.0
        return Figure(value, value, value, len(values))
    middle, half = fmean(values), _Z * stdev(values) / sqrt(len(values))
    return Figure(middle, middle - half, middle + half, len(values))


def correlation(pairs: Sequence[tuple[float, float]]) -> Figure:
    """Return Pearson's r with Fisher's interval (1921)."""
    r = pearson([x for x, _ in pairs], [y for _, y in pairs]) if len(pairs) > 1 else 0.0
    if len(pairs) < 4:
        return Figure(r, -1.0, 1.0, len(pairs))
    middle, half = atanh(max(-0.999999, min(0.999999, r))), _Z / sqrt(len(pairs) - 3)
    return Figure(r, tanh(middle - half), tanh(middle + half), len(pairs))


def slope(pairs: Sequence[tuple[float, float]]) -> Figure:
    """Return the least-squares slope of the second on the first, with the interval of its standard error."""
    mx, my = fmean(x for x, _ in pairs), fmean(y for _, y in pairs)
    spread = sum((x - mx) ** 2 for x, _ in pairs)
    if len(pairs) < 3 or not spread:
        return Figure(0.0, 0.0, 0.0, len(pairs))
    b = sum((x - mx) * (y - my) for x, y in pairs) / spread
    rest = sum((y - my - b * (x - mx)) ** 2 for x, y in pairs) / (len(pairs) - 2)
    half = _Z * sqrt(rest / spread)
    return Figure(b, b - half, b + half, len(pairs))


def within(groups: Sequence[Sequence[tuple[float, float]]]) -> Figure:
    """Return the mean of the correlations inside each group of at least four pairs."""
    return mean([pearson([x for x, _ in g], [y for _, y in g]) for g in groups if len(g) >= 4])


def ranks(values: Sequence[float]) -> list[float]:
    """Return the rank of each value, from 1; ties share their mean rank."""
    order = sorted(values)
    return [order.index(value) + (order.count(value) + 1) / 2 for value in values]


__all__ = ["Figure", "correlation", "mean", "ranks", "share", "slope", "within"]
