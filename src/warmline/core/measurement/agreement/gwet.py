"""Gwet's AC2: agreement that stays steady where nearly all anchors are the same."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from random import Random

import numpy as np

from warmline.core.measurement.agreement.bootstrap import Agreement, Numbers, grouped, or_none, ratio, with_interval
from warmline.core.measurement.agreement.kappa import ANCHORS, Weighting, distances


def ac2(
    units: Sequence[Sequence[int | None]],
    weighting: Weighting = Weighting.QUADRATIC,
    categories: Sequence[int] = ANCHORS,
) -> float | None:
    """Return Gwet's AC2 (Gwet 2014), at most 1; without weighting it is his AC1 (Gwet 2008).

    A unit holds what each rater gave, None where nothing. Kappa falls to 0 where nearly all anchors are the same,
    however well people agree (Feinstein and Cicchetti 1990); this figure does not. None where nothing was rated twice.
    """
    tallies = unit_tallies(units, weighting, categories)
    return or_none(float(_coefficients(tallies.sum(axis=0, keepdims=True), weighting)[0]))


def ac2_with_interval(
    units: Sequence[Sequence[int | None]],
    dice: Random,
    weighting: Weighting = Weighting.QUADRATIC,
    conversations: Sequence[Hashable] | None = None,
    categories: Sequence[int] = ANCHORS,
) -> Agreement:
    """Return AC2 with its 90 % interval; `conversations` names the conversation of each unit."""
    tallies = grouped(unit_tallies(units, weighting, categories), conversations)
    tallies = tallies[tallies[:, 2:].sum(axis=1) > 0]
    return with_interval(tallies, lambda sums: _coefficients(sums, weighting), dice)


def unit_tallies(
    units: Sequence[Sequence[int | None]], weighting: Weighting, categories: Sequence[int] = ANCHORS
) -> Numbers:
    """Return one row a unit: its agreement, whether it was rated twice, and the share of each category.

    Raises ValueError for a category that is not named.
    """
    places = {category: place for place, category in enumerate(categories)}
    alike = 1 - distances(len(places), weighting)
    rows = np.zeros((len(units), 2 + len(places)))
    for row, unit in zip(rows, units, strict=True):
        unknown = {value for value in unit if value is not None} - set(places)
        if unknown:
            raise ValueError(f"{sorted(unknown)} are not among the categories {tuple(categories)}")
        given = np.bincount([places[value] for value in unit if value is not None], minlength=len(places)).astype(float)
        count = given.sum()
        if count:
            row[2:] = given / count
        if count > 1:
            row[:2] = (given * (alike @ given - 1)).sum() / (count * (count - 1)), 1
    return rows


def _coefficients(sums: Numbers, weighting: Weighting) -> Numbers:
    shares, size = sums[:, 2:], sums.shape[1] - 2
    seen = ratio(sums[:, 0], sums[:, 1])
    prevalence = shares / np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
    spread = (1 - distances(size, weighting)).sum() / max(size * (size - 1), 1)
    chance = spread * (prevalence * (1 - prevalence)).sum(axis=1)
    return ratio(seen - chance, 1 - chance)
