"""What all simulated learners share: sixteen behaviours in four skills, four difficulties, four grades."""

from __future__ import annotations

from random import Random
from typing import Final, Protocol

SKILLS: Final = 4
EACH: Final = 4
BEHAVIOURS: Final = SKILLS * EACH
DIFFICULTIES: Final = (-0.7, 0.0, 0.7, 1.4)


class Simulated(Protocol):
    """A learner whose true chances are known. Days are counted from the first, and never run backwards."""

    def chance(self, behaviour: int, difficulty: float, day: float) -> float:
        """Return the expected success (0-1) at a moment, without practising."""

    def practise(self, behaviour: int, difficulty: float, day: float) -> float:
        """Try one moment, learn what there is to learn, and return the success that was seen (0, 1/3, 2/3 or 1)."""


def skill_of(behaviour: int) -> int:
    """Return the skill that a behaviour belongs to."""
    return behaviour // EACH


def graded(chance: float, dice: Random) -> float:
    """Return a grade whose mean is the chance: all or nothing three times in five, otherwise three small chances."""
    if dice.random() < 0.6:
        return float(dice.random() < chance)
    return sum(dice.random() < chance for _ in range(3)) / 3


def whole(learner: Simulated, day: float) -> float:
    """Return the true skill: the mean chance over all behaviours and difficulties."""
    chances = [learner.chance(b, d, day) for b in range(BEHAVIOURS) for d in DIFFICULTIES]
    return sum(chances) / len(chances)


def kept(value: float) -> float:
    """Return a chance that is never quite sure."""
    return min(0.98, max(0.02, value))
