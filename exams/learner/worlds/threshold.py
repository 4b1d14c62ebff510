"""Success needs ability over a threshold; ability grows in steps at moments just within reach; people tire."""

from __future__ import annotations

from random import Random

from exams.learner.worlds.base import BEHAVIOURS, graded, kept, skill_of


class Threshold:
    """Neither logistic nor smooth: a moment is within reach or not, with slips that grow with every try of a day."""

    REACH = 1.0

    def __init__(self, dice: Random) -> None:
        """Draw a person: abilities in steps of a half, slips, how tiring a try is, how often one lifts her."""
        self._dice = dice
        general = dice.uniform(-1.5, 0.5)
        skills = [general + dice.gauss(0, 0.5) for _ in range(BEHAVIOURS)]
        self._ability = [round(2 * (skills[skill_of(b)] + dice.gauss(0, 0.5))) / 2 for b in range(BEHAVIOURS)]
        self._slip, self._tires = dice.uniform(0.08, 0.18), dice.uniform(0.0, 0.03)
        self._lifts = dice.uniform(0.08, 0.25)
        self._today, self._tries = -1, 0

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        """Return what a rested person shows."""
        return kept(1 - self._slip if self._ability[behaviour] >= difficulty else self._slip)

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        """Try once, a little more tired than before; a moment near the threshold may lift it."""
        if int(day) != self._today:
            self._today, self._tries = int(day), 0
        tired = min(0.4, self._tires * self._tries)
        self._tries += 1
        seen = graded(self.chance(behaviour, difficulty, day) * (1 - tired), self._dice)
        near = abs(difficulty - self._ability[behaviour]) <= self.REACH
        if near and self._dice.random() < self._lifts * (1 - tired):
            self._ability[behaviour] += 0.5
        return seen
