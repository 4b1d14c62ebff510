"""Situational judgement: how near an answer comes to what a panel of experts answered.

Experts answer the same items, each alone. Two ways of scoring: the share of experts who chose the same reaction, and
the distance of a person's ratings from the experts' means. Agreement of experts is what counts here as right
(McDaniel, Psotka, Legree, Yost and Weekley 2011); it is no proof that customers see it the same way.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

import numpy as np

from warmline.core.measurement.items.bank import HIGHEST, LOWEST

FEWEST_EXPERTS: Final = 5  # a choice, not a finding: with fewer, one person's taste moves the score by over a fifth


def proportion_score(panel: Sequence[str], choice: str) -> float:
    """Return the share of experts who chose the same, divided by that of the most chosen: 0 to 1.

    `panel` holds each expert's letter. Raises ValueError without experts.
    """
    counted = _counted(panel)
    return counted[choice] / max(counted.values())


def most_chosen(panel: Sequence[str]) -> frozenset[str]:
    """Return the letters that most experts chose; several where they are level. Raises ValueError without experts."""
    counted = _counted(panel)
    return frozenset(letter for letter, n in counted.items() if n == max(counted.values()))


def distance_score(panel: Sequence[Sequence[int]], ratings: Sequence[int]) -> float:
    """Return 1 less the mean distance from the experts' means, as a share of the farthest possible one: 0 to 1.

    `panel` holds each expert's ratings (1-5) in the order of the reactions. This is raw consensus: a person who likes
    the ends of the scale, or its middle, scores by that too. Raises ValueError where ratings are missing.
    """
    means = _means(panel, ratings)
    apart = np.abs(np.asarray(ratings, dtype=float) - means)
    farthest = np.maximum(means - LOWEST, HIGHEST - means)
    return float(1 - apart.sum() / farthest.sum())


def standardised_score(panel: Sequence[Sequence[int]], ratings: Sequence[int]) -> float:
    """Return how alike the two profiles are once level and spread are taken out: 0 (opposite) to 1 (the same).

    Ratings and means are standardised within themselves; the mean squared difference of two such profiles lies between
    0 and 4. It removes the advantage of using the scale's middle (McDaniel et al. 2011). Ratings that are all alike say
    nothing: .5.
    """
    mine, theirs = _standard(np.asarray(ratings, dtype=float)), _standard(_means(panel, ratings))
    if mine is None or theirs is None:
        return 0.5
    return float(1 - np.mean((mine - theirs) ** 2) / 4)


def _counted(panel: Sequence[str]) -> Counter[str]:
    if not panel:
        raise ValueError("no expert has answered this item")
    return Counter(panel)


def _means(panel: Sequence[Sequence[int]], ratings: Sequence[int]) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    if not panel or any(len(row) != len(ratings) for row in panel):
        raise ValueError("each expert, and whoever is scored, rates every reaction")
    if any(not LOWEST <= value <= HIGHEST for row in (*panel, ratings) for value in row):
        raise ValueError(f"ratings lie between {LOWEST} and {HIGHEST}")
    found: np.ndarray[tuple[int], np.dtype[np.float64]] = np.asarray(panel, dtype=float).mean(axis=0)
    return found


def _standard(
    values: np.ndarray[tuple[int], np.dtype[np.float64]],
) -> np.ndarray[tuple[int], np.dtype[np.float64]] | None:
    spread = float(values.std())
    # Looked at by its ends: a spread worked out from rounded squares is not quite 0 where all is alike.
    return None if np.ptp(values) == 0 else (values - values.mean()) / spread
