"""Nobody learns or forgets anything: good days, bad days and luck are all there is."""

from __future__ import annotations

from math import exp, log
from random import Random

from exams.learner.worlds.base import BEHAVIOURS, graded, kept


class Still:
    """A constant chance for each behaviour. `jump` moves all of one skill by some logits, from the day it is called."""

    def __init__(self, dice: Random) -> None:
        """Draw a person and her days."""
        self._dice = dice
        general = dice.uniform(0.35, 0.75)
        self._chances = [kept(general + dice.uniform(-0.2, 0.2)) for _ in range(BEHAVIOURS)]
        self._swing = dice.uniform(0.0, 0.12)
        self._today, self._mood = -1, 0.0

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        """Return the chance on a middling day; harder moments lower it least near either end."""
        chance = self._chances[behaviour]
        return kept(chance - difficulty * 0.6 * chance * (1 - chance) * (1.2 - chance))

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        """Try once on a good or a bad day."""
        if int(day) != self._today:
            self._today, self._mood = int(day), self._dice.gauss(0, self._swing)
        return graded(kept(self.chance(behaviour, difficulty, day) + self._mood), self._dice)

    def jump(self, behaviours: range, logits: float) -> None:
        """Move the chances of some behaviours by so many logits."""
        for b in behaviours:
            odds = log(self._chances[b] / (1 - self._chances[b])) + logits
            self._chances[b] = 1 / (1 + exp(-odds))
