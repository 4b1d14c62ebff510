"""The gate: a criterion is suggested only, until agreement with people is shown."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

LEAST_DOUBLY_RATED: Final = 30
LEAST_AGREEMENT: Final = 0.6
MARGIN: Final = 0.05
LEAST_AMONG_PEOPLE: Final = 0.5


class Reason(StrEnum):
    """Why a criterion is proven or not."""

    AGREES = "agrees"
    AS_PEOPLE = "as_people"
    TOO_FEW = "too_few"
    BELOW = "below"
    DRIFTED = "drifted"


@dataclass(frozen=True, slots=True)
class Shown:
    """What the gate looks at; None where a figure is not defined.

    `doubly_rated` counts conversations with anchors of two or more people and of the machine. `machine_low` is the
    lower bound of the 90 % interval of the weighted kappa of machine and person, `difference_low` that of this kappa
    minus the one among people, and `people` the weighted kappa among people.
    """

    doubly_rated: int
    machine_low: float | None
    difference_low: float | None
    people: float | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a criterion is proven, and why."""

    proven: bool
    reason: Reason


def decide(shown: Shown) -> Verdict:
    """Return whether the figures prove a criterion.

    Either the machine agrees with people (lower bound at least .6, "substantial" in Landis and Koch 1977), or it is
    at most .05 worse than people are among themselves while they reach .5: the non-inferiority of a method that
    takes a rater's place. Both need 30 doubly rated conversations: without them nobody knows what the criterion can
    bear.
    """
    if shown.doubly_rated < LEAST_DOUBLY_RATED:
        return Verdict(False, Reason.TOO_FEW)
    if _reaches(shown.machine_low, LEAST_AGREEMENT):
        return Verdict(True, Reason.AGREES)
    if _reaches(shown.difference_low, -MARGIN) and _reaches(shown.people, LEAST_AMONG_PEOPLE):
        return Verdict(True, Reason.AS_PEOPLE)
    return Verdict(False, Reason.BELOW)


def _reaches(value: float | None, bound: float) -> bool:
    return value is not None and value >= bound
