"""Krippendorff's alpha: any number of raters, with gaps, at any level of measurement."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import StrEnum
from random import Random

import numpy as np

from warmline.core.measurement.agreement.bootstrap import Agreement, Numbers, grouped, or_none, ratio, with_interval

Unit = Sequence[float | None]
"""What the raters gave to one thing; None where a rater gave nothing."""


class Level(StrEnum):
    """What the values are: names, ranks, numbers with even steps, or numbers with a true zero."""

    NOMINAL = "nominal"
    ORDINAL = "ordinal"
    INTERVAL = "interval"
    RATIO = "ratio"


def alpha(units: Sequence[Unit], level: Level = Level.ORDINAL) -> float | None:
    """Return Krippendorff's alpha (Krippendorff 2011), at most 1; 0 is the agreement of chance.

    A unit with fewer than two values says nothing about agreement and is left out. None where alpha is not defined:
    nothing was rated twice, or only one value was ever given.
    """
    values = _values(units)
    return or_none(float(_alphas(coincidences(units, values).sum(axis=0, keepdims=True), values, level)[0]))


def alpha_with_interval(
    units: Sequence[Unit],
    dice: Random,
    level: Level = Level.ORDINAL,
    conversations: Sequence[Hashable] | None = None,
) -> Agreement:
    """Return alpha with its 90 % interval; `conversations` names the conversation of each unit."""
    values = _values(units)
    tallies = grouped(coincidences(units, values), conversations)
    tallies = tallies[tallies.sum(axis=(1, 2)) > 0]
    return with_interval(tallies, lambda sums: _alphas(sums, values, level), dice)


def coincidences(units: Sequence[Unit], values: Sequence[float]) -> Numbers:
    """Return one table a unit, shape (units, values, values): its pairs, together worth the number of its values."""
    places = {value: place for place, value in enumerate(values)}
    tables = np.zeros((len(units), len(values), len(values)))
    for number, unit in enumerate(units):
        given = np.bincount([places[value] for value in unit if value is not None], minlength=len(values)).astype(float)
        if given.sum() > 1:
            tables[number] = (np.outer(given, given) - np.diag(given)) / (given.sum() - 1)
    return tables


def _values(units: Sequence[Unit]) -> list[float]:
    return sorted({value for unit in units for value in unit if value is not None})


def _alphas(sums: Numbers, values: Sequence[float], level: Level) -> Numbers:
    given = sums.sum(axis=2)
    apart = _apart(given, np.array(values, dtype=float), level)
    chance = (apart * given[:, :, None] * given[:, None, :]).sum(axis=(1, 2))
    seen = (apart * sums).sum(axis=(1, 2)) * (given.sum(axis=1) - 1)
    return 1 - ratio(seen, chance)


def _apart(given: Numbers, values: Numbers, level: Level) -> Numbers:
    """Return the squared distances of the values, shape (draws, values, values)."""
    if level is Level.ORDINAL:
        # The number of values given between two, each end by half.
        rank = np.cumsum(given, axis=1) - given / 2
        between: Numbers = (rank[:, :, None] - rank[:, None, :]) ** 2
        return between
    difference = values[:, None] - values[None, :]
    if level is Level.NOMINAL:
        unlike: Numbers = (difference != 0).astype(float)
        return unlike[None]
    if level is Level.RATIO:
        total = np.add.outer(values, values)
        difference = np.divide(difference, total, out=np.zeros_like(difference), where=total != 0)
    squared: Numbers = np.square(difference)[None]
    return squared
