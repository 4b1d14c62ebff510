"""One rater, a machine or a learner, against several, and these among themselves: a table for each conversation."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from warmline.core.measurement.agreement.bootstrap import Numbers
from warmline.core.measurement.agreement.kappa import ANCHORS, kappas


def against(first: int, others: Sequence[int]) -> Numbers:
    """Return the table of one rater's anchor with that of each other; all of them together weigh 1."""
    table = np.zeros((len(ANCHORS), len(ANCHORS)))
    for other in others:
        table[first - 1, other - 1] += 1 / len(others)
    return table


def among(anchors: Sequence[int]) -> Numbers:
    """Return the table of raters among themselves: each in turn is the first, each other one the second."""
    table = np.zeros((len(ANCHORS), len(ANCHORS)))
    count = len(anchors)
    for first, one in enumerate(anchors):
        for second, other in enumerate(anchors):
            if first != second:
                table[one - 1, other - 1] += 1 / (count * (count - 1))
    return table


def difference(sums: Numbers) -> Numbers:
    """Return kappa of the one against the others, minus that among them, from both tables of each draw.

    Where a kappa is not defined, the draw is read against the one: she or it showed nothing, the others all they could.
    """
    one = np.nan_to_num(kappas(sums[:, 0]), nan=0.0)
    others = np.nan_to_num(kappas(sums[:, 1]), nan=1.0)
    return one - others
