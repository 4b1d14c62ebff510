"""How often a cut decides rightly, and how often a second try would decide the same.

After Rudner (2005): each person's true score is spread around what was observed, and the share of it on the observed
side of the cut is the chance that the decision is right. The spread is that of the true score given the observed one,
drawn towards the mean by the reliability (Kelley 1923); without that the figures come out too good.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, mean, variance
from typing import Final

FEWEST_PEOPLE: Final = 30
"""Below this many people the spread of true scores is not known well enough to say anything. Chosen."""


@dataclass(frozen=True, slots=True)
class Observed:
    """One person's score and its standard error, in one unit."""

    score: float
    error: float


@dataclass(frozen=True, slots=True)
class Consistency:
    """Figures of one cut over `people`: shares 0-1.

    `accuracy`: decisions that agree with the true score; `consistency`: decisions that a second, equal assessment
    would repeat; `false_pass` and `false_fail` are the two kinds of error, as shares of everybody.
    """

    people: int
    reliability: float
    accuracy: float
    consistency: float
    false_pass: float
    false_fail: float


def consistency(people: Sequence[Observed], cut: float) -> Consistency | None:
    """Return the figures of a cut; None ("cannot tell") below `FEWEST_PEOPLE` or where scores hold only error."""
    if len(people) < FEWEST_PEOPLE:
        return None
    scores = [each.score for each in people]
    spread = variance(scores)
    true_spread = spread - mean(each.error**2 for each in people)
    if true_spread <= 0:
        return None
    centre = mean(scores)
    found = [_one(each, cut, centre, true_spread) for each in people]
    false_pass = mean(wrong if each.score >= cut else 0.0 for each, (wrong, _) in zip(people, found, strict=True))
    false_fail = mean(0.0 if each.score >= cut else wrong for each, (wrong, _) in zip(people, found, strict=True))
    again = mean(same for _, same in found)
    return Consistency(len(people), true_spread / spread, 1 - false_pass - false_fail, again, false_pass, false_fail)


def _one(each: Observed, cut: float, centre: float, true_spread: float) -> tuple[float, float]:
    """Return the chance that the decision is wrong, and the chance that a second try repeats it."""
    noise = max(each.error, 1e-9) ** 2
    trust = true_spread / (true_spread + noise)
    expected, left = centre + trust * (each.score - centre), trust * noise
    below = NormalDist(expected, sqrt(left)).cdf(cut)
    below_again = NormalDist(expected, sqrt(left + noise)).cdf(cut)
    return (below, 1 - below_again) if each.score >= cut else (1 - below, below_again)
