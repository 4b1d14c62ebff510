"""From anchors of people and machine to the figures on which a criterion is proven, or is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import numpy as np

from warmline.core.measurement.agreement.against import against, among, difference
from warmline.core.measurement.agreement.bootstrap import Agreement, Numbers, with_interval
from warmline.core.measurement.agreement.kappa import ANCHORS, kappas
from warmline.core.scoring.criteria.gate import LEAST_DOUBLY_RATED, Reason, Shown, Verdict, decide


@dataclass(frozen=True, slots=True)
class Judged:
    """One conversation for one criterion: the machine's anchor (None where it saw no chance), and each person's."""

    conversation: str
    machine: int | None
    people: tuple[int, ...]

    def doubly(self) -> bool:
        """Say whether at least two people rated it."""
        return len(self.people) > 1


@dataclass(frozen=True, slots=True)
class Figures:
    """Agreement on one criterion, as quadratic weighted kappa.

    `people` is among people, over all doubly rated conversations; `machine` between machine and person, over all that
    both rated; `difference` the second minus the first over those that allow both, of which there are `compared`.
    `unseen` counts conversations that people rated and the machine saw no chance in.
    """

    reviews: int
    conversations: int
    doubly_rated: int
    compared: int
    unseen: int
    people: Agreement
    machine: Agreement
    difference: Agreement

    def shown(self) -> Shown:
        """Return what the gate looks at."""
        return Shown(self.compared, self.machine.low, self.difference.low, self.people.value)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a criterion stands: over everything, over the newest doubly rated conversations, and the verdict."""

    figures: Figures
    newest: Figures
    verdict: Verdict


def standing(judged: Sequence[Judged], dice: Random) -> Standing:
    """Return where a criterion stands; `judged` has the newest last.

    Proven needs the check on everything and the same check on the newest 30 doubly rated conversations, so that a
    criterion is not turned on that the next look would turn off again.
    """
    whole = figures(judged, dice)
    newest = newest_figures(judged, dice)
    verdict = decide(whole.shown())
    if verdict.proven and not decide(newest.shown()).proven:
        verdict = Verdict(False, Reason.DRIFTED)
    return Standing(whole, newest, verdict)


def newest_figures(judged: Sequence[Judged], dice: Random) -> Figures:
    """Return the figures of the newest 30 doubly rated conversations that the machine judged; the newest is last."""
    return figures([each for each in judged if each.doubly() and each.machine is not None][-LEAST_DOUBLY_RATED:], dice)


def figures(judged: Sequence[Judged], dice: Random) -> Figures:
    """Return all figures of one criterion. Every conversation weighs the same, however many people rated it.

    Raters stand in for one another: among people each in turn is the first rater and each other one the second, and
    the machine takes the first place against each person. So both kappas ask the same of whoever is first.
    """
    rated = [each for each in judged if each.people]
    seen = [each for each in rated if each.machine is not None]
    doubly = [each for each in rated if each.doubly()]
    compared = [each for each in seen if each.doubly()]
    both = np.array([[against(each.machine or 1, each.people), among(each.people)] for each in compared]).reshape(
        -1, 2, 4, 4
    )
    return Figures(
        reviews=sum(len(each.people) for each in rated),
        conversations=len(rated),
        doubly_rated=len(doubly),
        compared=len(compared),
        unseen=len(rated) - len(seen),
        people=with_interval(_tables([among(each.people) for each in doubly]), kappas, dice),
        machine=with_interval(_tables([against(each.machine or 1, each.people) for each in seen]), kappas, dice),
        difference=with_interval(both, difference, dice, coefficient=False),
    )


def _tables(tables: list[Numbers]) -> Numbers:
    return np.array(tables).reshape(-1, len(ANCHORS), len(ANCHORS))
