"""How much each graded chance weighs: behaviours that look at one message of the customer share its weight."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from warmline.core.scoring.scorecard import Observation

# How alike two answers of one agent in one conversation are taken to be. A choice: no published figure was found.
ALIKENESS: Final = 0.3


def weights_of(observations: Sequence[Observation]) -> tuple[float, ...]:
    """Return the weight of each observation, in their order; all are above 0.

    Two rules, neither fitted to any figure:

    1. The same behaviour seen m times weighs confidence / (1 + (m - 1) x ALIKENESS) each time: answers of one person
       in one conversation are alike, so that ten of them tell less than ten conversations (design effect, Kish 1965).
    2. Behaviours called for by the same message of the customer are seen in the same answer and are no independent
       evidence (local dependence, Yen 1984). They share its weight by rank: the k-th best shown weighs 1 / k of the
       mean weight of the group (rank reciprocal weights, Stillwell, Seaver and Edwards 1981). One right move counts
       in full, a second right one adds, and what was left out beside it counts less.

    Ordering by grade makes the sum an ordered weighted average (Yager 1988): with confidences as they are, a better
    grade anywhere never lowers it. A chance without a cue (opening, whole conversation) is a group of its own.
    """
    often = Counter(each.behaviour for each in observations)
    alone = [each.confidence / (1 + (often[each.behaviour] - 1) * ALIKENESS) for each in observations]
    weights = list(alone)
    for group in _by_message(observations):
        mean = sum(alone[n] for n in group) / len(group)
        for rank, n in enumerate(sorted(group, key=lambda n: -observations[n].anchor), start=1):
            weights[n] = mean / rank
    return _shared_by_equals(observations, weights)


def _by_message(observations: Sequence[Observation]) -> list[list[int]]:
    """Group the places of the observations by the turn that called for them; those without a cue stay alone."""
    groups: dict[int, list[int]] = defaultdict(list)
    alone: list[list[int]] = []
    for n, each in enumerate(observations):
        if each.cue_turn is None:
            alone.append([n])
        else:
            groups[each.cue_turn].append(n)
    return [*groups.values(), *alone]


def _shared_by_equals(observations: Sequence[Observation], weights: Sequence[float]) -> tuple[float, ...]:
    """Give equal grades of one message equal weights, so that the order in which they stand decides nothing."""
    equal: dict[tuple[int, int], list[int]] = defaultdict(list)
    for n, each in enumerate(observations):
        if each.cue_turn is not None:
            equal[each.cue_turn, each.anchor].append(n)
    shared = list(weights)
    for group in equal.values():
        mean = sum(weights[n] for n in group) / len(group)
        for n in group:
            shared[n] = mean
    return tuple(shared)
