"""What a test comes to: points with their standard error beside the cut, and for each skill only a band."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from warmline.core.measurement.items.ability import Ability
from warmline.core.measurement.items.model import Parameters, probabilities, slopes

FEWEST_FOR_BAND: Final = 3  # answers of a skill; a choice: with fewer the interval covers nearly everything


class Verdict(StrEnum):
    """Where a score lies to the cut. Within one standard error a person decides."""

    PASSED = "passed"
    NOT_YET = "not_yet"
    BORDERLINE = "borderline"


class Band(StrEnum):
    """All that is said about one skill of a test."""

    AT_LEVEL = "at_level"
    NEAR = "near"
    BELOW = "below"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Result:
    """`score`, `se` and `cut` are shares of the points, 0-1, whichever way the test was given."""

    score: float
    se: float
    cut: float
    n: int
    theta: float | None = None

    @property
    def verdict(self) -> Verdict:
        """Passed or not where the score lies more than one standard error from the cut."""
        if abs(self.score - self.cut) <= self.se:
            return Verdict.BORDERLINE
        return Verdict.PASSED if self.score > self.cut else Verdict.NOT_YET


def fixed_result(scores: Sequence[float], cut: float) -> Result:
    """Return the mean points of a fixed form, with the error of a sample of so many items (Lord 1957).

    The error is the spread of a Beta posterior over an even prior: never 0, also where all answers are right. Raises
    ValueError without points.
    """
    if not scores:
        raise ValueError("a result needs at least one answer that counts")
    return Result(sum(scores) / len(scores), _error(scores), cut, len(scores))


def adaptive_result(ability: Ability, bank: Sequence[Parameters], cut: float) -> Result:
    """Return the points that this ability would bring over the whole bank, so that one cut serves both ways.

    The error is carried over by the slope of the bank's characteristic curve.
    """
    p = probabilities(ability.theta, bank)
    slope = float((slopes(bank) * p * (1 - p)).mean())
    return Result(float(p.mean()), ability.se * slope, cut, ability.n, ability.theta)


def band(scores: Sequence[float], cut: float) -> Band:
    """Return where a skill lies by the points of its items in a fixed form."""
    if len(scores) < FEWEST_FOR_BAND:
        return Band.UNKNOWN
    return _band(sum(scores) / len(scores), _error(scores), cut)


def adaptive_band(ability: Ability, bank: Sequence[Parameters], cut: float) -> Band:
    """Return where a skill lies by the ability that its own items show."""
    if ability.n < FEWEST_FOR_BAND:
        return Band.UNKNOWN
    found = adaptive_result(ability, bank, cut)
    return _band(found.score, found.se, cut)


def spread_over(count: int, skills: Mapping[str, float]) -> dict[str, int]:
    """Return how many of so many items each skill gets by its share; the largest remainders get what is left over."""
    exact = {skill: count * share for skill, share in skills.items()}
    whole = {skill: math.floor(value) for skill, value in exact.items()}
    rest = sorted(exact, key=lambda skill: (whole[skill] - exact[skill], skill))[: count - sum(whole.values())]
    return {skill: value + (skill in rest) for skill, value in whole.items()}


def _error(scores: Sequence[float]) -> float:
    n, points = len(scores), sum(scores)
    mean = (points + 1) / (n + 2)
    return math.sqrt(mean * (1 - mean) / (n + 3))


def _band(score: float, se: float, cut: float) -> Band:
    if abs(score - cut) <= se:
        return Band.NEAR
    return Band.AT_LEVEL if score > cut else Band.BELOW
