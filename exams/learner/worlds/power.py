"""Errors fall with a power of practice (Newell and Rosenbloom 1981), part of it fades, and some days nothing works."""

from __future__ import annotations

from random import Random

from exams.learner.worlds.base import BEHAVIOURS, graded, kept, skill_of


class PowerLaw:
    """Difficulty multiplies the error; practice of one behaviour counts a fifth for its neighbours."""

    def __init__(self, dice: Random) -> None:
        """Draw a person: how often she errs, how fast that falls, how long practice lasts, how often she is absent."""
        self._dice = dice
        general = dice.uniform(0.45, 0.85)
        self._errors = [kept(general + dice.gauss(0, 0.12)) for _ in range(BEHAVIOURS)]
        self._rate = dice.uniform(0.15, 0.55)
        self._lasts = dice.uniform(60, 240)
        self._lapse = dice.uniform(0.02, 0.10)
        self._done = [0.0] * BEHAVIOURS
        self._seen = [0.0] * BEHAVIOURS

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        """Return 1 minus the error, minus the lapses."""
        left = self._done[behaviour] * 0.5 ** ((day - self._seen[behaviour]) / self._lasts)
        error = self._errors[behaviour] * (1 + left) ** -self._rate * 1.35**difficulty
        return kept((1 - self._lapse) * (1 - min(1.0, error)))

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        """Practise once; every repetition counts the same, whatever its difficulty."""
        seen = graded(self.chance(behaviour, difficulty, day), self._dice)
        for other in range(BEHAVIOURS):
            if skill_of(other) == skill_of(behaviour):
                faded = 0.5 ** ((day - self._seen[other]) / self._lasts)
                self._done[other] = self._done[other] * faded + (1.0 if other == behaviour else 0.2)
                self._seen[other] = day
        return seen
