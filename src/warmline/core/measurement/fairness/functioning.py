"""Differential item functioning: of people who know the same, does one group get an item right less often?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import erfc, exp, log, sqrt
from typing import Final

import numpy as np

from warmline.core.measurement.fairness.logistic import fit_logistic

FEWEST_EACH: Final = 100
"""People of each group below which nothing is said (the smaller of the sizes studied by Swaminathan, Rogers, 1990)."""

_STRATA: Final = 6
_DELTA: Final = 2.35  # turns a log odds ratio into ETS delta units (Holland and Thayer, 1988)
_SMALL, _LARGE = 1.0, 1.5  # delta units (Zieky, 1993)
_ONE_SIDED: Final = 1.645


class Kind(StrEnum):
    """The three classes of the Educational Testing Service: negligible, moderate, large; or too few to tell."""

    A = "A"
    B = "B"
    C = "C"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True)
class Functioning:
    """What was found for one item and one group against all others.

    `n` is (group, others). `delta` is MH D-DIF: below 0 the item is harder for the group than for others of the same
    level, `error` its standard error, `p` that of the Mantel-Haenszel chi-square. `gain` is how much Nagelkerke's R²
    rises once group and group by level are added to a logistic regression (0-1): below .035 negligible, from .070
    large (Jodoin and Gierl, 2001).
    """

    kind: Kind
    n: tuple[int, int]
    delta: float | None = None
    error: float | None = None
    p: float | None = None
    gain: float | None = None

    @property
    def is_flagged(self) -> bool:
        """Whether somebody should look at the item."""
        return self.kind in (Kind.B, Kind.C)


@dataclass(frozen=True, slots=True)
class _Tables:
    """2 x 2 tables, one a level: group right and wrong, others right and wrong."""

    a: np.ndarray[tuple[int], np.dtype[np.float64]]
    b: np.ndarray[tuple[int], np.dtype[np.float64]]
    c: np.ndarray[tuple[int], np.dtype[np.float64]]
    d: np.ndarray[tuple[int], np.dtype[np.float64]]


def functioning(
    right: Sequence[bool], level: Sequence[float], group: Sequence[bool], *, fewest: int = FEWEST_EACH
) -> Functioning:
    """Return how an item works for a group: one entry a person, `level` her points on the whole test.

    Mantel and Haenszel (1959) over up to six levels of about equal size, as Holland and Thayer (1988) use it; the
    level includes the item itself, as they advise. The variance of the log odds ratio is that of Robins, Breslow and
    Greenland (1986).
    """
    n = (sum(group), len(group) - sum(group))
    if min(n) < fewest:
        return Functioning(Kind.CANNOT_TELL, n)
    tables = _tables(np.array(right, bool), np.array(level, float), np.array(group, bool))
    odds = _odds(tables)
    if odds is None:
        return Functioning(Kind.CANNOT_TELL, n)
    ratio, error = odds
    p = _p_value(tables)
    delta, error = _DELTA * log(ratio), _DELTA * error
    return Functioning(_kind(delta, error, p), n, delta, error, p, _gain(right, level, group))


def _kind(delta: float, error: float, p: float) -> Kind:
    if p >= 0.05 or abs(delta) < _SMALL:
        return Kind.A
    surely = (abs(delta) - _SMALL) / error > _ONE_SIDED
    return Kind.C if abs(delta) >= _LARGE and surely else Kind.B


def _tables(right: np.ndarray, level: np.ndarray, group: np.ndarray) -> _Tables:
    edges = np.unique(np.quantile(level, np.linspace(0, 1, _STRATA + 1)[1:-1]))
    place = np.searchsorted(edges, level, side="left")
    count = len(edges) + 1

    def cell(who: np.ndarray) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.bincount(place[who], minlength=count).astype(float)

    return _Tables(cell(group & right), cell(group & ~right), cell(~group & right), cell(~group & ~right))


def _odds(t: _Tables) -> tuple[float, float] | None:
    """Return the common odds ratio and the standard error of its logarithm, None where a cell is empty throughout."""
    n = np.maximum(t.a + t.b + t.c + t.d, 1)
    r, s = t.a * t.d / n, t.b * t.c / n
    if r.sum() == 0 or s.sum() == 0:
        return None
    p, q = (t.a + t.d) / n, (t.b + t.c) / n
    variance = (
        (p * r).sum() / (2 * r.sum() ** 2)
        + (p * s + q * r).sum() / (2 * r.sum() * s.sum())
        + (q * s).sum() / (2 * s.sum() ** 2)
    )
    return float(r.sum() / s.sum()), float(sqrt(variance))


def _p_value(t: _Tables) -> float:
    """Return p of the Mantel-Haenszel chi-square with continuity correction, one degree of freedom."""
    n, rights, wrongs = t.a + t.b + t.c + t.d, t.a + t.c, t.b + t.d
    used = n > 1
    ours, others = (t.a + t.b)[used], (t.c + t.d)[used]
    expected = ours * rights[used] / n[used]
    variance = ours * others * rights[used] * wrongs[used] / (n[used] ** 2 * (n[used] - 1))
    if variance.sum() == 0:
        return 1.0
    apart = max(abs(float(t.a[used].sum() - expected.sum())) - 0.5, 0.0)
    return erfc(sqrt(apart**2 / float(variance.sum()) / 2))


def _gain(right: Sequence[bool], level: Sequence[float], group: Sequence[bool]) -> float | None:
    """Return how much Nagelkerke's R² rises from level alone to level, group and their product; None: no fit."""
    y, x, g = np.array(right, float), np.array(level, float), np.array(group, float)
    if np.ptp(x) == 0:
        return None
    x = (x - x.mean()) / x.std()
    small = fit_logistic(y, np.column_stack([x]))
    large = fit_logistic(y, np.column_stack([x, g, x * g]))
    if small is None or large is None:
        return None
    return max(_nagelkerke(large.log_likelihood, y) - _nagelkerke(small.log_likelihood, y), 0.0)


def _nagelkerke(fitted: float, y: np.ndarray) -> float:
    """Nagelkerke (1991): Cox and Snell's R², divided by the highest value that it can take."""
    n, share = len(y), float(y.mean())
    null = n * (share * log(share) + (1 - share) * log(1 - share))
    return (1 - exp(2 * (null - fitted) / n)) / (1 - exp(2 * null / n))
