"""A head: how far people's anchors lie from the machine's own, as a linear function of what is known of a chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

import numpy as np
from numpy.typing import NDArray

from warmline.core.scoring.criteria.features import GradedChance

Numbers = NDArray[np.float64]

PENALTIES: Final = (20.0, 60.0, 200.0, 600.0)
"""The strengths of shrinkage to choose from, in conversations; beside them: leave the machine's own anchor alone."""
# The general shift (the machine is milder or stricter than people) is learned four times as readily as a weight.
_SHIFT_SHARE: Final = 4.0


@dataclass(frozen=True, slots=True)
class Head:
    """The grade of a chance is its own anchor + `bias` + weights x features, cut to 1-4 and rounded.

    `penalty` is the strength of shrinkage it was fitted with, None where nothing was learned.
    """

    bias: float = 0.0
    weights: tuple[float, ...] = ()
    penalty: float | None = None

    def wanted(self, chance: GradedChance) -> float:
        """Return the grade 1-4 of a chance before it is rounded. Raises ValueError for features of another length."""
        if not self.weights:
            return _cut(chance.anchor + self.bias)
        if len(self.weights) != len(chance.known):
            raise ValueError(f"a head of {len(self.weights)} weights cannot judge {len(chance.known)} features")
        return _cut(chance.anchor + self.bias + float(np.dot(np.asarray(self.weights), chance.known.astype(float))))

    def anchor(self, chance: GradedChance) -> int:
        """Return the anchor 1-4 of a chance."""
        return _nearest(self.wanted(chance))

    def of_conversation(self, chances: Sequence[GradedChance]) -> int:
        """Return the anchor 1-4 of a conversation: the mean over its chances, halves up. Needs at least one."""
        return _nearest(sum(self.anchor(chance) for chance in chances) / len(chances))


OWN: Final = Head()
"""The machine's own anchor, unchanged."""


@dataclass(frozen=True, slots=True, eq=False)
class Reviewed:
    """One conversation for one criterion: its chances as the machine graded them, and the anchors that people gave.

    Raises ValueError where either is missing.
    """

    conversation: str
    chances: tuple[GradedChance, ...]
    people: tuple[int, ...]

    def __post_init__(self) -> None:
        """Refuse what nothing can be learned from."""
        if not self.chances or not self.people:
            raise ValueError(f"{self.conversation}: a chance and an anchor are needed to learn from")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """Reviewed conversations as numbers, one row each: mean features, the machine's mean anchor and people's."""

    known: Numbers
    own: Numbers
    people: Numbers

    @classmethod
    def of(cls, reviewed: Sequence[Reviewed]) -> Sheet:
        """Write at least one reviewed conversation down."""
        return cls(
            np.array([np.mean([chance.known for chance in each.chances], axis=0) for each in reviewed], float),
            np.array([np.mean([chance.anchor for chance in each.chances]) for each in reviewed], float),
            np.array([np.mean(each.people) for each in reviewed], float),
        )

    def rows(self, places: Sequence[int]) -> Sheet:
        """Return some of the rows."""
        return Sheet(self.known[places], self.own[places], self.people[places])

    def error(self, line: Line) -> float:
        """Return the summed squared distance of the grades of a line from people's anchors."""
        grades = np.clip(self.own + line.bias + self.known @ line.weights, 1.0, 4.0)
        return float(np.square(grades - self.people).sum())


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A linear function of the features, before it is rounded and kept as a head."""

    bias: float
    weights: Numbers
    penalty: float | None

    def head(self) -> Head:
        """Round to what is stored, so that a head is the same before and after."""
        if self.penalty is None:
            return OWN
        return Head(round(self.bias, 6), tuple(round(float(each), 6) for each in self.weights), self.penalty)


def fit(sheet: Sheet, penalty: float | None) -> Head:
    """Return the head of one strength of shrinkage: ridge regression (Hoerl and Kennard 1970) of the distances.

    What is shrunk towards is the machine's own anchor, so with few reviews little changes. None learns nothing.
    """
    return lines(sheet, (penalty,))[0].head()


def lines(sheet: Sheet, penalties: Sequence[float | None]) -> list[Line]:
    """Return the line of each strength, all from one decomposition."""
    count, width = sheet.known.shape
    distances = sheet.people - sheet.own
    centre = sheet.known.mean(axis=0)
    known = sheet.known - centre
    # The smaller of the two tables is decomposed; both give the same weights.
    small = known @ known.T if count < width else known.T @ known
    sizes, turns = np.linalg.eigh(small)
    turned = turns.T @ (distances if count < width else known.T @ distances)

    def line(penalty: float | None) -> Line:
        if penalty is None:
            return Line(0.0, np.zeros(width), None)
        found = turns @ (turned / (np.maximum(sizes, 0.0) + penalty))
        weights: Numbers = known.T @ found if count < width else found
        shift = float(distances.sum()) / (count + penalty / _SHIFT_SHARE)
        return Line(shift - float(weights @ centre), weights, penalty)

    return [line(penalty) for penalty in penalties]


def _cut(grade: float) -> float:
    return min(4.0, max(1.0, grade))


def _nearest(grade: float) -> int:
    # A grade within a millionth of a half is a half: the last bit of a processor must not decide.
    return min(4, max(1, floor(round(grade, 6) + 0.5)))
