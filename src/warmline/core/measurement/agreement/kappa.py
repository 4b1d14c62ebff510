"""Cohen's kappa of two raters, and its weighted forms."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import StrEnum
from random import Random
from typing import Final

import numpy as np

from warmline.core.measurement.agreement.bootstrap import Agreement, Numbers, grouped, or_none, ratio, with_interval

ANCHORS: Final = (1, 2, 3, 4)
Pair = tuple[int, int]


class Weighting(StrEnum):
    """How much it counts that two anchors lie apart: all the same, by their distance, or by its square."""

    NONE = "none"
    LINEAR = "linear"
    QUADRATIC = "quadratic"


def distances(size: int, weighting: Weighting) -> Numbers:
    """Return how far apart the categories are, 0-1, shape (size, size)."""
    apart = np.abs(np.subtract.outer(np.arange(size), np.arange(size))).astype(float)
    if weighting is Weighting.NONE:
        return (apart > 0).astype(float)
    share = apart / max(size - 1, 1)
    return share if weighting is Weighting.LINEAR else share**2


def kappa(
    pairs: Sequence[Pair], weighting: Weighting = Weighting.QUADRATIC, categories: Sequence[int] = ANCHORS
) -> float | None:
    """Return Cohen's kappa (Cohen 1960), weighted (Cohen 1968), at most 1; 0 is the agreement of chance.

    Each pair holds what the first and what the second rater gave. None where it is not defined: without pairs, or
    where both gave one and the same category throughout. Raises ValueError for a category that is not named.
    """
    tally = pair_tallies(pairs, categories).sum(axis=0, keepdims=True)
    return or_none(float(kappas(tally, weighting)[0]))


def kappa_with_interval(
    pairs: Sequence[Pair],
    dice: Random,
    weighting: Weighting = Weighting.QUADRATIC,
    conversations: Sequence[Hashable] | None = None,
    categories: Sequence[int] = ANCHORS,
) -> Agreement:
    """Return kappa with its 90 % interval; `conversations` names the conversation of each pair."""
    tallies = grouped(pair_tallies(pairs, categories), conversations)
    return with_interval(tallies, lambda sums: kappas(sums, weighting), dice)


def pair_tallies(pairs: Sequence[Pair], categories: Sequence[int] = ANCHORS) -> Numbers:
    """Return one table a pair, shape (pairs, categories, categories), with a 1 where the pair lies."""
    places = {category: place for place, category in enumerate(categories)}
    tallies = np.zeros((len(pairs), len(places), len(places)))
    for number, (first, second) in enumerate(pairs):
        if first not in places or second not in places:
            raise ValueError(f"{(first, second)} is not a pair of the categories {tuple(categories)}")
        tallies[number, places[first], places[second]] = 1
    return tallies


def kappas(sums: Numbers, weighting: Weighting = Weighting.QUADRATIC) -> Numbers:
    """Return kappa of each table, shape (draws, categories, categories); nan where it is not defined."""
    apart = distances(sums.shape[-1], weighting)
    chance = sums.sum(axis=2)[:, :, None] * sums.sum(axis=1)[:, None, :]
    seen = (apart * sums).sum(axis=(1, 2)) * sums.sum(axis=(1, 2))
    return 1 - ratio(seen, (apart * chance).sum(axis=(1, 2)))
