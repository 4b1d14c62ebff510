"""Whether answers look as the model says they should, item by item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from warmline.core.measurement.items.model import Numbers, Parameters, probabilities

# Mean squares of a run-of-the-mill multiple-choice test (Wright and Linacre 1994).
LOWEST, HIGHEST = 0.7, 1.3
_LEAST_SPREAD: Final = 1e-6


@dataclass(frozen=True, slots=True)
class Fit:
    """Mean squares around 1: above, answers are more haphazard than the model says; below, more alike.

    `infit` weighs each answer by what it tells; `outfit` weighs all the same, so that it feels single odd answers of
    people far from the item.
    """

    infit: float
    outfit: float

    @property
    def is_good(self) -> bool:
        """Whether both lie between .7 and 1.3."""
        return LOWEST <= self.infit <= HIGHEST and LOWEST <= self.outfit <= HIGHEST


def item_fit(responses: Numbers, abilities: Numbers, items: Sequence[Parameters]) -> tuple[Fit, ...]:
    """Return the fit of each item; `responses` as in calibration (nan: not answered), one ability a row.

    Raises ValueError where an item has no answer.
    """
    p = probabilities(np.asarray(abilities, dtype=float), items).T
    spread = np.maximum(p * (1 - p), _LEAST_SPREAD)
    given = ~np.isnan(responses)
    if not given.any(axis=0).all():
        raise ValueError("an item without answers has no fit")
    squares = np.where(given, (np.nan_to_num(responses) - p) ** 2, 0.0)
    infit = squares.sum(axis=0) / np.where(given, spread, 0.0).sum(axis=0)
    outfit = (squares / spread).sum(axis=0) / given.sum(axis=0)
    return tuple(Fit(float(one), float(other)) for one, other in zip(infit, outfit, strict=True))
