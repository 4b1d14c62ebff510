"""What is known of one skill: its level and each behaviour's own part, with all their doubts, and how both fade."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import exp

from warmline.core.practice.mastery.parameters import DEFAULT, Parameters

DAY = 86_400.0


@dataclass(frozen=True, slots=True)
class SkillState:
    """A normal belief about one skill, in logits.

    `means[0]` is the skill's level and `means[n]` what `behaviours[n - 1]` has of its own; `covariance` belongs to
    the same places. A behaviour's mastery is the sum of both. `counts` says how often each behaviour was seen and
    `weight` how much that told in all; `last` is when, None where nothing was seen.
    """

    skill: str
    behaviours: tuple[str, ...]
    counts: tuple[int, ...]
    means: tuple[float, ...]
    covariance: tuple[tuple[float, ...], ...]
    last: datetime | None = None
    weight: float = 0.0

    @property
    def seen(self) -> int:
        """Return how many sightings there were in all."""
        return sum(self.counts)

    def count(self, behaviour: str) -> int:
        """Return how often a behaviour was seen."""
        return self.counts[self.behaviours.index(behaviour)] if behaviour in self.behaviours else 0

    def direction(self, behaviour: str) -> tuple[float, ...]:
        """Return what of the state makes up this behaviour's mastery: the level and its own part."""
        place = self.behaviours.index(behaviour) + 1
        return tuple(1.0 if n in (0, place) else 0.0 for n in range(len(self.means)))

    def along(self, direction: tuple[float, ...]) -> tuple[float, float]:
        """Return mean and variance of what lies in one direction."""
        mean = sum(h * m for h, m in zip(direction, self.means, strict=True))
        return mean, sum(h * g for h, g in zip(direction, self.towards(direction), strict=True))

    def towards(self, direction: tuple[float, ...]) -> tuple[float, ...]:
        """Return the covariance of each place with what lies in one direction."""
        return tuple(sum(c * h for c, h in zip(row, direction, strict=True)) for row in self.covariance)


def stranger(skill: str, parameters: Parameters = DEFAULT) -> SkillState:
    """Return what is known before anything was seen."""
    return SkillState(skill, (), (), (parameters.mean,), ((parameters.skill_variance,),))


def knowing(state: SkillState, behaviour: str, parameters: Parameters = DEFAULT) -> SkillState:
    """Return the state with a place for a behaviour; before its first sighting its own part hangs on nothing."""
    if behaviour in state.behaviours:
        return state
    empty = (0.0,) * len(state.means)
    return SkillState(
        state.skill,
        (*state.behaviours, behaviour),
        (*state.counts, 0),
        (*state.means, 0.0),
        (*((*row, 0.0) for row in state.covariance), (*empty, parameters.own_variance)),
        state.last,
        state.weight,
    )


def drifted(state: SkillState, at: datetime, parameters: Parameters = DEFAULT) -> SkillState:
    """Return what is still known at a later moment: doubt grows and the mean goes back to a stranger's.

    Both do so exponentially, so that two steps make the same as one (an Ornstein-Uhlenbeck process with a time
    constant of its own for the mean; Glickman 1999 lets a rating's deviation grow back to a stranger's in the same
    spirit). An earlier moment changes nothing.
    """
    if state.last is None or at <= state.last:
        return state
    days = (at - state.last).total_seconds() / DAY
    kept, remembered = exp(-days / parameters.fading_days), exp(-days / parameters.forgetting_days)
    means = tuple(
        (m - start) * remembered + start
        for m, start in zip(state.means, _start(parameters.mean, len(state.means)), strict=True)
    )
    return SkillState(
        state.skill,
        state.behaviours,
        state.counts,
        means,
        loosened(state.covariance, kept, parameters),
        at,
        state.weight,
    )


def loosened(
    covariance: tuple[tuple[float, ...], ...], kept: float, parameters: Parameters
) -> tuple[tuple[float, ...], ...]:
    """Return a covariance of which the share `kept` stays and the rest is a stranger's again."""
    return tuple(
        tuple(kept * value + (1 - kept) * _before(n, m, parameters) for m, value in enumerate(row))
        for n, row in enumerate(covariance)
    )


def _before(row: int, column: int, parameters: Parameters) -> float:
    if row != column:
        return 0.0
    return parameters.skill_variance if row == 0 else parameters.own_variance


def _start(mean: float, places: int) -> tuple[float, ...]:
    return (mean, *(0.0,) * (places - 1))
