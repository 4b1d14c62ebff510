"""The three that are compared: the learner model, a running mean, and Elo-type updates."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from math import log
from typing import Final, Protocol

from exams.learner.worlds import BEHAVIOURS, skill_of
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import DEFAULT, Masteries, Parameters, SkillState, stranger, update
from warmline.core.practice.mastery.estimates import logistic

START: Final = datetime(2026, 1, 5, 9, tzinfo=UTC)


class Predictor(Protocol):
    """Something that watches one learner."""

    def expect(self, behaviour: int, difficulty: float | None, day: float) -> float:
        """Return the chance of success (0-1) that it expects."""

    def watch(self, behaviour: int, difficulty: float | None, success: float, day: float) -> None:
        """Take in what was seen."""

    def level(self, behaviours: range, day: float) -> float:
        """Return where it sees some behaviours of one skill, in logits."""


def name(behaviour: int) -> str:
    """Return the key of a behaviour."""
    return f"b{behaviour:02}"


def skill_name(behaviour: int) -> str:
    """Return the key of the skill of a behaviour."""
    return f"s{skill_of(behaviour)}"


def moment(day: float) -> datetime:
    """Return the time of a day."""
    return START + timedelta(days=day)


def sighting(behaviour: int, difficulty: float | None, success: float, day: float) -> Evidence:
    """Return what was seen as evidence of role-play, read without doubt."""
    return Evidence(name(behaviour), skill_name(behaviour), Source.ROLEPLAY, success, 1.0, moment(day), difficulty)


class Ours:
    """The learner model of `core/practice/mastery`."""

    def __init__(self, parameters: Parameters = DEFAULT) -> None:
        """Know nobody."""
        self.parameters = parameters
        self.states: dict[str, SkillState] = {}

    def at(self, day: float) -> Masteries:
        """Return what is known on a day."""
        return Masteries(moment(day), self.states, self.parameters)

    def expect(self, behaviour: int, difficulty: float | None, day: float) -> float:
        """Return the chance that the estimate gives."""
        return self.at(day).behaviour(name(behaviour), skill_name(behaviour)).chance_at(difficulty or 0.0)

    def watch(self, behaviour: int, difficulty: float | None, success: float, day: float) -> None:
        """Update the state of the skill."""
        told = sighting(behaviour, difficulty, success, day)
        state = self.states.get(told.skill) or stranger(told.skill, self.parameters)
        self.states[told.skill] = update(state, told, self.parameters)[0]

    def level(self, behaviours: range, day: float) -> float:
        """Return the mean of the skill."""
        return self.at(day).skill(skill_name(behaviours[0]), [name(b) for b in behaviours]).mean


class RunningMean:
    """The share of success so far, with some successes and failures to begin with; blind to difficulty and time."""

    def __init__(self, begin: float = 1.0) -> None:
        """Begin with `begin` halves."""
        self._sums, self._counts = [begin / 2] * BEHAVIOURS, [begin] * BEHAVIOURS

    def expect(self, behaviour: int, difficulty: float | None, day: float) -> float:
        """Return the mean."""
        return self._sums[behaviour] / self._counts[behaviour]

    def watch(self, behaviour: int, difficulty: float | None, success: float, day: float) -> None:
        """Count."""
        self._sums[behaviour] += success
        self._counts[behaviour] += 1

    def level(self, behaviours: range, day: float) -> float:
        """Return the mean of the logits."""
        chances = [min(0.99, max(0.01, self.expect(b, None, day))) for b in behaviours]
        return sum(log(c / (1 - c)) for c in chances) / len(chances)


class Elo:
    """A rating for each behaviour, moved by surprise: K falls with the sightings as a / (1 + b n) (Pelánek 2016)."""

    def __init__(self, a: float = 1.0, b: float = 0.05, trust: float = 1.0) -> None:
        """Begin at 0."""
        self._a, self._b, self._trust = a, b, trust
        self._ratings, self._counts = [0.0] * BEHAVIOURS, [0] * BEHAVIOURS

    def expect(self, behaviour: int, difficulty: float | None, day: float) -> float:
        """Return the chance that the rating gives against the difficulty."""
        return logistic(self._ratings[behaviour] - self._trust * (difficulty or 0.0))

    def watch(self, behaviour: int, difficulty: float | None, success: float, day: float) -> None:
        """Move the rating by the surprise."""
        step = self._a / (1 + self._b * self._counts[behaviour])
        self._ratings[behaviour] += step * (success - self.expect(behaviour, difficulty, day))
        self._counts[behaviour] += 1

    def level(self, behaviours: range, day: float) -> float:
        """Return the mean rating."""
        return sum(self._ratings[b] for b in behaviours) / len(behaviours)
