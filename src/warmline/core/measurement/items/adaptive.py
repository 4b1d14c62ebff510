"""Adaptive testing: the next item, when to stop, and when a bank is ready for it.

The next item comes from the skill that lags most behind its share (Kingsbury and Zara 1989), and is drawn among the
few that tell most at the present estimate (randomesque exposure control, same source): so that no single item is met
by everybody and passed on. It stops at a standard error of .4 or at the longest length.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from warmline.core.measurement.items.ability import Ability, expected_ability, weighted_ability
from warmline.core.measurement.items.model import FEWEST_ANSWERS, Parameters, information


@dataclass(frozen=True, slots=True)
class Rules:
    """How an adaptive test runs. `shares` says which part of the test each skill has; they sum to 1."""

    shares: Mapping[str, float]
    precise: float = 0.4  # standard error to reach, in logits
    shortest: int = 12
    longest: int = 40
    drawn_from: int = 10  # how many of the best items the next is drawn from

    def __post_init__(self) -> None:
        """Raise ValueError for shares that do not sum to 1 and lengths that contradict each other."""
        if not math.isclose(sum(self.shares.values()), 1, abs_tol=1e-6):
            raise ValueError("the shares of the skills must sum to 1")
        if not 0 < self.shortest <= self.longest:
            raise ValueError("the shortest length lies between 1 and the longest")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A calibrated item in the bank."""

    key: str
    skill: str
    parameters: Parameters


@dataclass(frozen=True, slots=True)
class Given:
    """An item that was asked, and whether the answer was right."""

    item: Candidate
    right: bool


class Stop(StrEnum):
    """Why a test ends."""

    PRECISE = "precise"
    LONGEST = "longest"
    EMPTY = "empty"  # no item is left


def is_ready(answers: int) -> bool:
    """Say whether an item has enough answers to have parameters at all."""
    return answers >= FEWEST_ANSWERS


def can_adapt(bank: Sequence[Candidate], rules: Rules) -> bool:
    """Say whether the bank carries an adaptive test; otherwise a fixed form is used.

    Every skill needs as many calibrated items as the longest test takes from it.
    """
    there = Counter(each.skill for each in bank if is_ready(each.parameters.n))
    return all(there[skill] >= math.ceil(rules.longest * share) for skill, share in rules.shares.items())


def ability_of(given: Sequence[Given]) -> Ability:
    """Return what the answers say so far: weighted likelihood, whose error is that of the information alone."""
    return weighted_ability([(each.item.parameters, each.right) for each in given])


def why_stop(given: Sequence[Given], bank: Sequence[Candidate], rules: Rules) -> Stop | None:
    """Return why the test ends now, or None where it goes on."""
    if len(given) >= rules.longest:
        return Stop.LONGEST
    if len(given) >= rules.shortest and ability_of(given).se <= rules.precise:
        return Stop.PRECISE
    return None if _left(given, bank) else Stop.EMPTY


def next_item(bank: Sequence[Candidate], given: Sequence[Given], rules: Rules, dice: Random) -> Candidate | None:
    """Return the item to ask next, None where none is left. The same dice and answers give the same item."""
    left = _left(given, bank)
    if not left:
        return None
    skill = _lagging(left, given, rules)
    theta = expected_ability([(each.item.parameters, each.right) for each in given]).theta
    pool = [each for each in left if each.skill == skill]
    told = information(theta, [each.parameters for each in pool])
    best = sorted(zip(pool, told, strict=True), key=lambda pair: (-pair[1], pair[0].key))[: rules.drawn_from]
    return dice.choice(best)[0]


def _left(given: Sequence[Given], bank: Sequence[Candidate]) -> list[Candidate]:
    asked = {each.item.key for each in given}
    return [each for each in bank if each.key not in asked and is_ready(each.parameters.n)]


def _lagging(left: Sequence[Candidate], given: Sequence[Given], rules: Rules) -> str:
    """The skill whose part of the test so far lies farthest below its share; among equals the first by name."""
    asked = Counter(each.item.skill for each in given)
    total = max(len(given), 1)
    skills = sorted({each.skill for each in left})
    return max(skills, key=lambda skill: (rules.shares.get(skill, 0) - asked[skill] / total, -skills.index(skill)))
