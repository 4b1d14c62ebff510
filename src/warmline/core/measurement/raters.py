"""Whether somebody who learns to rate agrees with the raters as well as they agree among themselves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import Final

import numpy as np

from warmline.core.measurement.agreement.against import against, among, difference
from warmline.core.measurement.agreement.bootstrap import Agreement, grouped, with_interval
from warmline.core.measurement.agreement.kappa import ANCHORS, kappas
from warmline.core.scoring.criteria.gate import LEAST_AMONG_PEOPLE, LEAST_DOUBLY_RATED, MARGIN

LEAST_CONVERSATIONS: Final = LEAST_DOUBLY_RATED
"""Conversations below which nothing can be told: the same as for the machine (docs/methods/reviews.md)."""


@dataclass(frozen=True, slots=True)
class BlindRating:
    """One criterion of one conversation: the learner's anchor (1-4), and those of the raters, two or more."""

    conversation: str
    criterion: str
    own: int
    raters: tuple[int, ...]


class RaterVerdict(StrEnum):
    """What the figures allow to say."""

    AGREES = "agrees"
    BELOW = "below"
    TOO_FEW = "too_few"
    RATERS_APART = "raters_apart"
    TOO_WIDE = "too_wide"

    @property
    def passed(self) -> bool:
        """Whether the gate is open."""
        return self is RaterVerdict.AGREES


@dataclass(frozen=True, slots=True)
class RaterFigures:
    """Quadratic weighted kappa, with 90 % intervals over conversations.

    `among` is that of the raters among themselves, `own` that of the learner with each of them, `difference` the second
    minus the first. `ratings` counts criteria of conversations.
    """

    conversations: int
    ratings: int
    among: Agreement
    own: Agreement
    difference: Agreement
    verdict: RaterVerdict


def rater_check(ratings: Sequence[BlindRating], dice: Random) -> RaterFigures:
    """Return how a learner's anchors agree with those of the raters; what fewer than two rated is left out.

    She agrees where the lower bound of the difference is at most .05 below nought: the non-inferiority that a machine
    is held to when it takes a rater's place. She is below where even the upper bound is. Between the two the interval
    is too wide to tell; so it is with fewer than 30 conversations, or where the raters themselves do not reach .5.
    """
    used = [each for each in ratings if len(each.raters) > 1]
    names = [each.conversation for each in used]
    tables = np.array([[against(each.own, each.raters), among(each.raters)] for each in used])
    tallies = grouped(tables.reshape(-1, 2, len(ANCHORS), len(ANCHORS)), names)
    own = with_interval(tallies[:, 0], kappas, dice)
    others = with_interval(tallies[:, 1], kappas, dice)
    apart = with_interval(tallies, difference, dice, coefficient=False)
    verdict = _verdict(len(tallies), others, apart)
    return RaterFigures(len(tallies), len(used), others, own, apart, verdict)


def _verdict(conversations: int, among: Agreement, difference: Agreement) -> RaterVerdict:
    if conversations < LEAST_CONVERSATIONS:
        return RaterVerdict.TOO_FEW
    if among.value is None or among.value < LEAST_AMONG_PEOPLE:
        return RaterVerdict.RATERS_APART
    if difference.low is not None and difference.low >= -MARGIN:
        return RaterVerdict.AGREES
    if difference.high is not None and difference.high < -MARGIN:
        return RaterVerdict.BELOW
    return RaterVerdict.TOO_WIDE
