"""Two versions side by side: what differs between two groups of people, how surely, or that nobody can tell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import sqrt
from statistics import NormalDist, fmean, variance
from typing import Final

FEWEST: Final = 5
"""People in a group below which nothing of it is shown."""

LEVEL: Final = 0.95


class Verdict(StrEnum):
    """What the interval allows to be said."""

    FIRST_HIGHER = "first_higher"
    SECOND_HIGHER = "second_higher"
    CANNOT_TELL = "cannot_tell"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Comparison:
    """A measure in two groups: how many people, the figure of each, and second minus first with its 95 % interval.

    Figures are None where a group is below five people; `low` and `high` bound the difference.
    """

    n: tuple[int, int]
    figures: tuple[float | None, float | None]
    difference: float | None
    low: float | None
    high: float | None
    verdict: Verdict


def compare_shares(first: tuple[int, int], second: tuple[int, int], *, fewest: int = FEWEST) -> Comparison:
    """Compare two shares, each (how many did it, of how many), 0-1.

    The interval is the hybrid of the two Wilson score intervals (Newcombe, 1998, method 10): it holds for small groups
    and shares near 0 and 1.
    """
    n = (first[1], second[1])
    if min(n) < fewest:
        return _too_few(n)
    p, q = first[0] / first[1], second[0] / second[1]
    (l1, u1), (l2, u2) = wilson(*first), wilson(*second)
    difference = q - p
    low = difference - sqrt((q - l2) ** 2 + (u1 - p) ** 2)
    high = difference + sqrt((u2 - q) ** 2 + (p - l1) ** 2)
    return Comparison(n, (p, q), difference, low, high, _verdict(low, high))


def compare_means(first: Sequence[float], second: Sequence[float], *, fewest: int = FEWEST) -> Comparison:
    """Compare two means by Welch's interval (1947), which lets the two groups vary differently."""
    n = (len(first), len(second))
    if min(n) < max(fewest, 2):
        return _too_few(n)
    mean_1, mean_2 = fmean(first), fmean(second)
    part_1, part_2 = variance(first) / n[0], variance(second) / n[1]
    error = sqrt(part_1 + part_2)
    difference = mean_2 - mean_1
    if error == 0:  # nobody differs within a group: nothing says how much chance there is
        return Comparison(n, (mean_1, mean_2), difference, None, None, Verdict.CANNOT_TELL)
    freedom = (part_1 + part_2) ** 2 / (part_1**2 / (n[0] - 1) + part_2**2 / (n[1] - 1))
    reach = t_quantile(0.5 + LEVEL / 2, freedom) * error
    low, high = difference - reach, difference + reach
    return Comparison(n, (mean_1, mean_2), difference, low, high, _verdict(low, high))


def wilson(count: int, of: int, level: float = LEVEL) -> tuple[float, float]:
    """Return the score interval of a share (Wilson, 1927)."""
    z = NormalDist().inv_cdf(0.5 + level / 2)
    p, spread = count / of, z * z / of
    middle = p + spread / 2
    reach = z * sqrt(p * (1 - p) / of + spread / (4 * of))
    return max(0.0, (middle - reach) / (1 + spread)), min(1.0, (middle + reach) / (1 + spread))


def t_quantile(p: float, freedom: float) -> float:
    """Return a quantile of Student's t by its expansion in 1 / freedom (Abramowitz and Stegun 1964, 26.7.5).

    Good to .01 from 4 degrees of freedom on, which five people in each group always have.
    """
    x = NormalDist().inv_cdf(p)
    terms = (
        (x**3 + x) / 4,
        (5 * x**5 + 16 * x**3 + 3 * x) / 96,
        (3 * x**7 + 19 * x**5 + 17 * x**3 - 15 * x) / 384,
        (79 * x**9 + 776 * x**7 + 1482 * x**5 - 1920 * x**3 - 945 * x) / 92160,
    )
    return x + sum(term / freedom**n for n, term in enumerate(terms, 1))


def _verdict(low: float, high: float) -> Verdict:
    if low > 0:
        return Verdict.SECOND_HIGHER
    return Verdict.FIRST_HIGHER if high < 0 else Verdict.CANNOT_TELL


def _too_few(n: tuple[int, int]) -> Comparison:
    return Comparison(n, (None, None), None, None, None, Verdict.TOO_FEW)
