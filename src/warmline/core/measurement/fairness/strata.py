"""The difference between a group and all others in the same scenario, level by level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import erfc, sqrt
from statistics import NormalDist, fmean
from typing import Final

FEWEST_RESULTS: Final = 30
"""People of each group below which nothing is said."""

_WIDE: Final = NormalDist().inv_cdf(0.975)


@dataclass(frozen=True, slots=True)
class Result:
    """One person's result: the level at which she was assessed, whether she is of the group, and what it was."""

    level: Hashable
    ours: bool
    value: float


@dataclass(frozen=True, slots=True)
class Gap:
    """Group less others within the same level, with its 95 % interval and p; all None below thirty people each."""

    n: tuple[int, int]
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    p: float | None = None


def gap_between(results: Sequence[Result], *, fewest: int = FEWEST_RESULTS) -> Gap:
    """Return how far the group is from the others of the same level.

    Each level weighs n1 n2 / (n1 + n2), the weights of Cochran (1954); the spread is pooled over all levels and both
    groups. One result a person, or the interval is too narrow. None where no level holds both.
    """
    n = (sum(each.ours for each in results), sum(not each.ours for each in results))
    cells: dict[Hashable, tuple[list[float], list[float]]] = defaultdict(lambda: ([], []))
    for each in results:
        cells[each.level][0 if each.ours else 1].append(each.value)
    both = [(ours, others) for ours, others in cells.values() if ours and others]
    free = sum(len(one) - 1 for pair in both for one in pair)
    if min(n) < fewest or free < fewest:
        return Gap(n)
    weights = [len(ours) * len(others) / (len(ours) + len(others)) for ours, others in both]
    found = sum(w * (fmean(a) - fmean(b)) for w, (a, b) in zip(weights, both, strict=True)) / sum(weights)
    spread = sum(sum((value - fmean(one)) ** 2 for value in one) for pair in both for one in pair) / free
    if spread == 0:
        return Gap(n, found, found, found, None if found == 0 else 0.0)
    # With these weights the variance of the weighted mean is spread / sum of weights.
    error = sqrt(spread / sum(weights))
    return Gap(n, found, found - _WIDE * error, found + _WIDE * error, erfc(abs(found) / error / sqrt(2)))


def holm(chances: Sequence[float], *, level: float = 0.05) -> list[bool]:
    """Return which of several p values stand when all were looked at together (Holm, 1979)."""
    order = sorted(range(len(chances)), key=lambda n: chances[n])
    stands = [False] * len(chances)
    for place, n in enumerate(order):
        if chances[n] > level / (len(chances) - place):
            break
        stands[n] = True
    return stands
