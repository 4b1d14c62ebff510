"""Ability grows towards a plateau and is seen by raters: strict ones, mild ones, and one who grades by chance."""

from __future__ import annotations

from random import Random
from statistics import NormalDist

from exams.learner.worlds.base import BEHAVIOURS, kept, skill_of

_NORMAL = NormalDist()
CUTS = (-0.8, 0.0, 0.8)


class Rated:
    """A probit world: a grade says how many cuts the shown quality passed, as far as this rater sees it."""

    def __init__(self, dice: Random) -> None:
        """Draw a person, her plateau, and the four raters she meets."""
        self._dice = dice
        general = dice.gauss(-0.5, 0.5)
        skills = [general + dice.gauss(0, 0.4) for _ in range(BEHAVIOURS)]
        self._ability = [skills[skill_of(b)] + dice.gauss(0, 0.4) for b in range(BEHAVIOURS)]
        self._plateau = [a + dice.uniform(0.3, 1.8) for a in self._ability]
        self._rate = dice.uniform(0.02, 0.08)
        self._severities = [dice.gauss(0, 0.5) for _ in range(4)]
        self._careless = dice.uniform(0.0, 0.15)

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        """Return the mean grade over raters and cuts."""
        quality = self._ability[behaviour] - 0.6 * difficulty
        passed = [_NORMAL.cdf(quality - cut - strict) for strict in self._severities for cut in CUTS]
        return kept((1 - self._careless) * sum(passed) / len(passed) + self._careless / 2)

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        """Try once before one of the raters; moments that are far too easy or too hard teach half as much."""
        expected = self.chance(behaviour, difficulty, day)
        strict = self._dice.choice(self._severities)
        quality = self._ability[behaviour] - 0.6 * difficulty - strict + self._dice.gauss(0, 1)
        careless = self._dice.random() < self._careless
        seen = self._dice.randrange(4) / 3 if careless else sum(quality > cut for cut in CUTS) / 3
        share = 1.0 if 0.4 <= expected <= 0.9 else 0.5
        self._ability[behaviour] += share * self._rate * (self._plateau[behaviour] - self._ability[behaviour])
        return seen
