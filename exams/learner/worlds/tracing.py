"""A behaviour is known or not (Corbett and Anderson 1995), is learned at a stroke, and can be forgotten again."""

from __future__ import annotations

from random import Random

from exams.learner.worlds.base import BEHAVIOURS, graded, kept


class TwoState:
    """Guesses and slips depend on the difficulty; what was learned is forgotten with a chance for every idle day."""

    def __init__(self, dice: Random) -> None:
        """Draw a person: what she knows, how often a try teaches her, how fast she forgets."""
        self._dice = dice
        share = dice.uniform(0.1, 0.5)
        self._known = [dice.random() < share for _ in range(BEHAVIOURS)]
        self._learns = dice.uniform(0.04, 0.16)
        self._forgets = dice.uniform(0.001, 0.008)
        self._guess, self._slip = dice.uniform(0.15, 0.3), dice.uniform(0.08, 0.18)
        self._seen = [0.0] * BEHAVIOURS

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        """Return the chance of guess or no slip, weighed by how likely it is still known."""
        there = (1 - self._forgets) ** (day - self._seen[behaviour]) if self._known[behaviour] else 0.0
        right, lucky = 1 - self._slip * 1.4**difficulty, self._guess * 0.7**difficulty
        return kept(there * right + (1 - there) * lucky)

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        """Try once: forget what time took, show what is there, learn with a chance that the hardest moments halve."""
        idle = day - self._seen[behaviour]
        self._known[behaviour] &= self._dice.random() < (1 - self._forgets) ** idle
        self._seen[behaviour] = day
        seen = graded(self.chance(behaviour, difficulty, day), self._dice)
        if not self._known[behaviour]:
            self._known[behaviour] = self._dice.random() < self._learns * (0.5 if difficulty > 1 else 1.0)
        return seen
