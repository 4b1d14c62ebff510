"""What may be said about a behaviour or a skill at a moment: a chance of success, a range, and whether it tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from math import exp, pi, sqrt

from warmline.core.practice.mastery.parameters import DEFAULT, Parameters
from warmline.core.practice.mastery.state import SkillState, drifted, knowing

NINETY = 1.645  # standard deviations to either side of the middle that hold 90 % of a normal belief
TELLING_SIGHTINGS = 3
TELLING_WIDTH = 0.6


class Telling(StrEnum):
    """Whether an estimate says anything: `TOO_LITTLE` until there are three sightings and a 90 % range under 0.6."""

    TOO_LITTLE = "too_little"
    ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Estimate:
    """How likely it is that somebody shows it at an ordinary moment (difficulty 0).

    `probability` is 0-1, `low` to `high` its 90 % range; `n` is how many sightings it rests on, `last` when the
    newest was. `mean` (logits) and `variance` are the belief behind it, `trust` (0-1) how much of a stated
    difficulty it believes.
    """

    probability: float
    low: float
    high: float
    n: int
    mean: float
    variance: float
    last: datetime | None = None
    trust: float = DEFAULT.trust

    @property
    def telling(self) -> Telling:
        """Say whether there is enough to say anything."""
        enough = self.n >= TELLING_SIGHTINGS and self.high - self.low <= TELLING_WIDTH
        return Telling.ENOUGH if enough else Telling.TOO_LITTLE

    def chance_at(self, difficulty: float) -> float:
        """Return the chance of success (0-1) at a moment of some difficulty (logits)."""
        return _averaged(self.mean - self.trust * difficulty, self.variance)


def of_behaviour(state: SkillState, behaviour: str, at: datetime, parameters: Parameters = DEFAULT) -> Estimate:
    """Return what is known of a behaviour; of one never seen, what its neighbours in the skill let expect."""
    known = drifted(knowing(state, behaviour, parameters), at, parameters)
    return _estimate(*known.along(known.direction(behaviour)), known.count(behaviour), state.last, parameters.trust)


def of_skill(
    state: SkillState, at: datetime, behaviours: Sequence[str] = (), parameters: Parameters = DEFAULT
) -> Estimate:
    """Return what is known of a skill: the mean of its behaviours in logits.

    `behaviours` names all of them, seen or not; without it those that were seen stand for the skill.
    """
    known = state
    for name in behaviours:
        known = knowing(known, name, parameters)
    known = drifted(known, at, parameters)
    counted = [n for n, name in enumerate(known.behaviours, start=1) if not behaviours or name in behaviours]
    share = 1 / len(counted) if counted else 0.0
    direction = (1.0, *(share if n in counted else 0.0 for n in range(1, len(known.means))))
    return _estimate(*known.along(direction), sum(known.counts[n - 1] for n in counted), state.last, parameters.trust)


def _estimate(mean: float, variance: float, n: int, last: datetime | None, trust: float) -> Estimate:
    reach = NINETY * sqrt(variance)
    low, high = logistic(mean - reach), logistic(mean + reach)
    return Estimate(_averaged(mean, variance), low, high, n, mean, variance, last, trust)


def _averaged(mean: float, variance: float) -> float:
    """Return the mean of the logistic of a normal value (approximation of MacKay 1992)."""
    return logistic(mean / sqrt(1 + pi * variance / 8))


def logistic(value: float) -> float:
    """Return 1 / (1 + e^-value)."""
    return 1 / (1 + exp(-value)) if value >= 0 else 1 - 1 / (1 + exp(value))
