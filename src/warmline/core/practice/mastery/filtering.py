"""How one sighting changes what is known of a skill: assumed-density filtering on a logistic link."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import exp, log, sqrt
from typing import Final

from warmline.core.practice.evidence import Evidence
from warmline.core.practice.mastery.parameters import DEFAULT, Parameters
from warmline.core.practice.mastery.state import SkillState, drifted, knowing, loosened

_NODES: Final = tuple(-4.5 + 0.5 * n for n in range(19))
_SHARES: Final = tuple(exp(-z * z / 2) for z in _NODES)


@dataclass(frozen=True, slots=True)
class Because:
    """Why a state changed: what was expected (0-1), what was seen, how much it counted, and what that moved (logits).

    `before` and `after` are the behaviour's mean; `doubt_before` and `doubt_after` its standard deviation.
    """

    behaviour: str
    expected: float
    seen: float
    weight: float
    before: float
    after: float
    doubt_before: float
    doubt_after: float


def update(state: SkillState, evidence: Evidence, parameters: Parameters = DEFAULT) -> tuple[SkillState, Because]:
    """Return what is known after one more sighting, and why. Raises ValueError where it is of another skill.

    The sighting's likelihood is a logistic one with a slip at both ends, raised to how much it tells (confidence
    times the weight of its source), and averaged over the doubt about the moment's difficulty. The belief after it is
    the normal one of the same mean and variance (assumed-density filtering: Opper 1998; Glickman 1999 does the same
    for ratings with a weaker approximation). An older sighting than the last counts without a drift.
    """
    if evidence.skill != state.skill:
        raise ValueError(f"evidence of {evidence.skill} tells nothing to a state of {state.skill}")
    known = drifted(knowing(state, evidence.behaviour, parameters), evidence.at, parameters)
    if parameters.practice and known.seen:
        known = replace(known, covariance=loosened(known.covariance, 1 - parameters.practice, parameters))
    direction = known.direction(evidence.behaviour)
    mean, variance = known.along(direction)
    weight = evidence.confidence * parameters.weights[evidence.source]
    blur = parameters.unknown_blur if evidence.difficulty is None else parameters.blur
    wide = variance + blur * blur
    told = Likelihood(evidence.success, weight, parameters.slip)
    step = after_seeing(mean - parameters.trust * (evidence.difficulty or 0.0), wide, told)
    pull = tuple(each / wide for each in known.towards(direction))
    after = _moved(known, pull, step.shift, step.variance - wide)
    new_mean, new_variance = after.along(direction)
    because = Because(
        evidence.behaviour,
        step.expected,
        evidence.success,
        weight,
        mean,
        new_mean,
        sqrt(variance),
        sqrt(new_variance),
    )
    return _counted(after, evidence, weight), because


@dataclass(frozen=True, slots=True)
class Likelihood:
    """What a sighting tells of a normal belief: its success (0-1), how much it counts, how often it errs (0-0.5)."""

    success: float
    weight: float
    slip: float


@dataclass(frozen=True, slots=True)
class Step:
    """What was expected (0-1), how far the mean moves, and the variance after it."""

    expected: float
    shift: float
    variance: float


def after_seeing(mean: float, variance: float, told: Likelihood) -> Step:
    """Return the moments of a normal belief after a likelihood, by summing over points half a deviation apart."""
    deviation = sqrt(variance)
    total = share = first = second = expected = 0.0
    for z, prior in zip(_NODES, _SHARES, strict=True):
        chance = told.slip + (1 - 2 * told.slip) / (1 + exp(-(mean + deviation * z)))
        likely = prior * exp(told.weight * (told.success * log(chance) + (1 - told.success) * log(1 - chance)))
        share += prior
        expected += prior * chance
        total += likely
        first += likely * z
        second += likely * z * z
    centre = first / total
    return Step(expected / share, deviation * centre, variance * (second / total - centre * centre))


def _moved(state: SkillState, pull: tuple[float, ...], shift: float, change: float) -> SkillState:
    means = tuple(m + each * shift for m, each in zip(state.means, pull, strict=True))
    covariance = tuple(
        tuple(value + a * b * change for b, value in zip(pull, row, strict=True))
        for a, row in zip(pull, state.covariance, strict=True)
    )
    return replace(state, means=means, covariance=covariance)


def _counted(state: SkillState, evidence: Evidence, weight: float) -> SkillState:
    place = state.behaviours.index(evidence.behaviour)
    counts = tuple(count + (n == place) for n, count in enumerate(state.counts))
    last = evidence.at if state.last is None else max(state.last, evidence.at)
    return replace(state, counts=counts, last=last, weight=state.weight + weight)
