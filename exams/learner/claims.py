"""How often "more than before" is said: where somebody learned, and where nobody did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from random import Random
from typing import Final

from exams.learner.models import sighting
from exams.learner.prediction import calendar, lesson
from exams.learner.worlds import SKILLS, WORLDS
from exams.own.figures import Figure, mean, share
from warmline.core.practice.evidence import Evidence
from warmline.core.practice.mastery import Claim, Learner

SINCE: Final = date(2026, 4, 1)
"""Practice begins in January: three months before, three after."""

_ASKED: Final = (*(f"s{n}" for n in range(SKILLS)), None)


@dataclass(frozen=True, slots=True)
class Claimed:
    """Shares of "improved": at the end and at any of the monthly looks, of a skill and of all together.

    `declined` is the share of skills of which the end says that less is shown.
    """

    once: Figure
    ever: Figure
    declined: Figure
    whole_once: Figure
    whole_ever: Figure


def sightings(world: str, seed: int) -> list[Evidence]:
    """Return half a year of sightings of one learner."""
    dice = Random(f"{seed}:calendar")
    learner = WORLDS[world](Random(f"{seed}:{world}"))
    return [
        sighting(behaviour, difficulty, learner.practise(behaviour, difficulty, day), day)
        for day in calendar(dice)
        for behaviour, difficulty in (lesson(dice),)
    ]


def claimed(world: str, seeds: Sequence[int]) -> Claimed:
    """Return how often a change is claimed in a world."""
    rows = [_looks(world, seed) for seed in seeds]
    return Claimed(
        mean([_share(looks[-1:], Claim.IMPROVED) for looks in rows], world),
        mean([_share(looks, Claim.IMPROVED) for looks in rows], world),
        mean([_share(looks[-1:], Claim.DECLINED) for looks in rows], world),
        share(sum(looks[-1][SKILLS] is Claim.IMPROVED for looks in rows), len(rows)),
        share(sum(any(look[SKILLS] is Claim.IMPROVED for look in looks) for looks in rows), len(rows)),
    )


def _looks(world: str, seed: int) -> list[list[Claim]]:
    """Return, at the end of each month from April on, what is claimed of each skill and, last, of all together."""
    learner, looks = Learner(), []
    for first, group in groupby(sightings(world, seed), key=lambda each: each.at.date().replace(day=1)):
        learner = learner.with_more(group)
        if first >= SINCE:
            looks.append([learner.change(SINCE, skill).claim for skill in _ASKED])
    return looks


def _share(looks: Sequence[Sequence[Claim]], wanted: Claim) -> float:
    return sum(any(look[n] is wanted for look in looks) for n in range(SKILLS)) / SKILLS
