"""From graded chances to a skill's score, its interval and its level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

from warmline.core.scoring.scorecard import Observation

# 90 %, two-sided, of the standard normal distribution.
_Z: Final = 1.6448536269514722
PRIOR_MEAN: Final = 0.5
PRIOR_STRENGTH: Final = _Z * _Z
# How alike two answers of one agent in one conversation are taken to be. A choice: no published figure was found.
ALIKENESS: Final = 0.3
_LEVELS: Final = (25.0, 50.0, 75.0)


@dataclass(frozen=True, slots=True)
class Estimate:
    """A skill's score with its 90 % interval, 0-100 each; its evidence; each observation's points.

    `weight` is the sum of w and `worth` the sum of w g (see `estimate`). The points of all observations add up to the
    score minus 50, the prior's mean.
    """

    score: float
    low: float
    high: float
    weight: float
    worth: float
    points: tuple[float, ...]

    @property
    def level(self) -> int:
        """The skill level 1-4 in which the score lies: below 25, 50, 75, or above."""
        return 1 + sum(self.score >= bound for bound in _LEVELS)


def estimate(observations: Sequence[Observation]) -> Estimate:
    """Estimate one skill from at least one observation.

    An observation is worth g = (anchor - 1) / 3 and weighs w = confidence / (1 + (m - 1) x ALIKENESS), where m is how
    often the same behaviour was observed: answers of one person in one conversation are alike, so that ten of them
    tell less than ten conversations (design effect, Kish 1965). A long talk therefore does not outweigh a short one.

    Score: (sum of w g + k / 2) / (sum of w + k) with k = z squared = 2.71, the centre of the interval of Agresti and
    Coull (1998); interval: score +- z sqrt(score (1 - score) / (sum of w + k)), cut at 0 and 1. For grades between 0
    and 1 this is wide rather than narrow, since p (1 - p) bounds their variance (Bhatia and Davis 2000). The prior
    of k observations at the middle keeps one good or bad moment from being read as a 100 or a 0.
    """
    often = Counter(observation.behaviour for observation in observations)
    weights = [each.confidence / (1 + (often[each.behaviour] - 1) * ALIKENESS) for each in observations]
    grades = [(each.anchor - 1) / 3 for each in observations]
    weight = sum(weights)
    worth = sum(w * g for w, g in zip(weights, grades, strict=True))
    total = weight + PRIOR_STRENGTH
    share = (worth + PRIOR_STRENGTH * PRIOR_MEAN) / total
    half = _Z * sqrt(share * (1 - share) / total)
    points = tuple(100 * w * (g - PRIOR_MEAN) / total for w, g in zip(weights, grades, strict=True))
    return Estimate(100 * share, 100 * max(0.0, share - half), 100 * min(1.0, share + half), weight, worth, points)


def pooled(estimates: Sequence[Estimate]) -> float | None:
    """Return one score, 0-100, for all skills: each counts by the weight of its evidence; None where there is none.

    The same formula as for one skill, over the observations of all of them, so that the middle is drawn in only once.
    """
    if not estimates:
        return None
    worth = sum(each.worth for each in estimates) + PRIOR_STRENGTH * PRIOR_MEAN
    return 100 * worth / (sum(each.weight for each in estimates) + PRIOR_STRENGTH)
