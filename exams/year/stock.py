"""What there is to practise in the simulated year: drills, recall cards and talks, about as many as a build ships."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from exams.learner.models import name, skill_name
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES
from warmline.core.practice.drills import CARD_SECONDS, DRILL_SECONDS
from warmline.core.practice.recommending import Candidate, Kind, Target
from warmline.core.practice.spacing import Card, Load
from warmline.core.skills import ProgrammeLevel

CASES_A_LEVEL: Final = 6
IN_A_CASE: Final = 3


@dataclass(frozen=True, slots=True)
class Thing:
    """One drill or card: the number of its behaviour, and of its level (0-3)."""

    key: str
    behaviour: int
    level: int
    is_drill: bool

    @property
    def load(self) -> Load:
        """What the plan of a day knows of it before it was ever met."""
        return Load(Card(self.key, name(self.behaviour)), DRILL_SECONDS if self.is_drill else CARD_SECONDS)


@dataclass(frozen=True, slots=True)
class Case:
    """One talk with a customer: the behaviours it calls for, and what the recommender knows of it."""

    behaviours: tuple[int, ...]
    candidate: Candidate


def _things() -> dict[str, Thing]:
    """Return a drill for each behaviour and level and a card for each, lower levels first, skills in turn."""
    turns = sorted(range(BEHAVIOURS), key=lambda b: (b % 4, b // 4))
    found = [
        Thing(f"{kind}{level}{name(b)}", b, level, kind == "d")
        for level in range(len(DIFFICULTIES))
        for b in turns
        for kind in "dc"
    ]
    return {each.key: each for each in found}


def _cases() -> dict[str, Case]:
    """Return the talks: three behaviours each, two of one skill and one of the next; 8 to 13 minutes."""
    found = {}
    for level, difficulty in enumerate(DIFFICULTIES):
        for n in range(CASES_A_LEVEL):
            first = 4 * (n % 4)
            behaviours = (first + (n + level) % 4, first + (n + level + 1) % 4, (first + 4 + n) % BEHAVIOURS)
            targets = tuple(Target(skill_name(b), name(b)) for b in behaviours)
            key = f"case{level}{n}"
            candidate = Candidate(key, Kind.ROLEPLAY, targets, ProgrammeLevel(level + 1), 8.0 + n, difficulty)
            found[key] = Case(behaviours, candidate)
    return found


THINGS: Final = _things()
DRILLS_OF: Final = {
    name(b): [(each.key, each.level + 1) for each in THINGS.values() if each.is_drill and each.behaviour == b]
    for b in sorted(range(BEHAVIOURS), key=lambda b: (b % 4, b // 4))
}
"""The drills of each behaviour with their levels (1-4), the skills in turn."""
CASES: Final = _cases()
