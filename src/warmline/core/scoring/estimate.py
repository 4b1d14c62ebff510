"""From graded chances to a skill's score, its interval and its level."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from warmline.core.scoring.scorecard import Observation
from warmline.core.scoring.weighing import weights_of

# 90 %, two-sided, of the standard normal distribution.
_Z: Final = 1.6448536269514722
PRIOR_MEAN: Final = 0.5
PRIOR_STRENGTH: Final = _Z * _Z
_LEVELS: Final = (25.0, 50.0, 75.0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A score with its 90 % interval, 0-100 each; the weight of its evidence; each observation's points.

    `weight` is the sum of the weights. The points of all observations add up to the score minus 50, the prior's mean.
    """

    score: float
    low: float
    high: float
    weight: float
    points: tuple[float, ...]

    @property
    def level(self) -> int:
        """The skill level 1-4 in which the score lies: below 25, 50, 75, or above."""
        return 1 + sum(self.score >= bound for bound in _LEVELS)


def estimate(observations: Sequence[Observation]) -> Estimate:
    """Estimate one skill, or all together, from at least one observation.

    An observation is worth g = (anchor - 1) / 3 and has a weight w (see `weighing`).

    Score: (sum of w g + k / 2) / (sum of w + k) with k = z squared = 2.71, the centre of the interval of Agresti and
    Coull (1998); interval: score +- z sqrt(score (1 - score) / (sum of w + k)), cut at 0 and 1. For grades between 0
    and 1 this is wide rather than narrow, since p (1 - p) bounds their variance (Bhatia and Davis 2000). The prior
    of k observations at the middle keeps one good or bad moment from being read as a 100 or a 0.
    """
    weights = weights_of(observations)
    grades = [(each.anchor - 1) / 3 for each in observations]
    weight = sum(weights)
    total = weight + PRIOR_STRENGTH
    worth = sum(w * g for w, g in zip(weights, grades, strict=True))
    share = (worth + PRIOR_STRENGTH * PRIOR_MEAN) / total
    half = half_width(share, total)
    points = tuple(100 * w * (g - PRIOR_MEAN) / total for w, g in zip(weights, grades, strict=True))
    return Estimate(100 * share, 100 * max(0.0, share - half), 100 * min(1.0, share + half), weight, points)


def half_width(share: float, total: float) -> float:
    """Return half the 90 % interval of a share (0-1) that rests on this much weight, the prior's included."""
    return _Z * sqrt(max(0.0, share * (1 - share)) / total)
