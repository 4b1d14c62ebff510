"""Intervals by drawing conversations anew: what happens in one conversation hangs together and is drawn together.

Every statistic of this room is a function of sums over conversations. So a draw is a weighted sum of small tables, and
thousands of draws cost less than a second.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from random import Random
from typing import Final

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
Statistic = Callable[[Numbers], Numbers]
"""Takes summed tallies, shape (draws, ...), and returns one value a draw; nan where it is not defined."""

DRAWS: Final = 2000
LEVEL: Final = 0.9
# So many draws at once: memory stays flat however many conversations there are.
_AT_ONCE: Final = 200
# 90 %, two-sided, of the standard normal distribution.
_Z: Final = 1.6448536269514722
_NEARLY_ONE: Final = 0.999999


@dataclass(frozen=True, slots=True)
class Agreement:
    """A figure of agreement with its 90 % interval; None where it is not defined (nothing rated, or no variety).

    `conversations` says on how many conversations it rests.
    """

    value: float | None
    low: float | None
    high: float | None
    conversations: int


def grouped(tallies: Numbers, conversations: Sequence[Hashable] | None) -> Numbers:
    """Return the tallies summed by conversation, in the order in which each first comes.

    `tallies` has shape (units, ...). None says that every unit is a conversation of its own. Raises ValueError where
    there is not one name a unit.
    """
    if conversations is None:
        return tallies
    if len(conversations) != len(tallies):
        raise ValueError(f"{len(tallies)} units, but {len(conversations)} names of conversations")
    places = {name: place for place, name in enumerate(dict.fromkeys(conversations))}
    summed = np.zeros((len(places), *tallies.shape[1:]))
    np.add.at(summed, [places[name] for name in conversations], tallies)
    return summed


def with_interval(
    tallies: Numbers, statistic: Statistic, dice: Random, *, undefined: float = 0.0, coefficient: bool = True
) -> Agreement:
    """Return a statistic of conversations with its 90 % interval; `tallies` has one entry a conversation.

    The percentile interval (Efron and Tibshirani 1993), widened to that of the jackknife where this reaches farther:
    with 30 conversations the first alone lets too much through (docs/methods/reviews.md has the figures). A draw in
    which the statistic is not defined counts as `undefined`: where all agree because only one anchor was ever given,
    nothing beyond chance was shown. `coefficient` says that the statistic is at most 1 like a correlation.
    """
    if not len(tallies):
        return Agreement(None, None, None, 0)
    value = float(statistic(tallies.sum(axis=0, keepdims=True))[0])
    if np.isnan(value):
        return Agreement(None, None, None, len(tallies))
    found = np.nan_to_num(drawn(tallies, statistic, dice), nan=undefined)
    low, high = np.quantile(found, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    without_one = np.nan_to_num(statistic(tallies.sum(axis=0)[None] - tallies), nan=undefined)
    lower, upper = _jackknife(value, without_one, coefficient)
    return Agreement(value, min(float(low), lower), max(float(high), upper), len(tallies))


def _jackknife(value: float, without_one: Numbers, coefficient: bool) -> tuple[float, float]:
    """Return the 90 % interval from leaving out each conversation once (Tukey 1958), Student's t.

    A coefficient is taken to Fisher's z and back, so that its interval ends before 1 and leans to the other side.
    """
    count = len(without_one)
    if count < 2:
        return value, value
    error = sqrt((count - 1) / count * float(np.square(without_one - without_one.mean()).sum()))
    # Student's t from the normal quantile, first term of Cornish and Fisher (1937).
    half = (_Z + (_Z**3 + _Z) / (4 * (count - 1))) * error
    if not coefficient:
        return value - half, value + half
    inside = min(max(value, -_NEARLY_ONE), _NEARLY_ONE)
    half /= 1 - inside**2
    return tanh(atanh(inside) - half), tanh(atanh(inside) + half)


def drawn(tallies: Numbers, statistic: Statistic, dice: Random, draws: int = DRAWS) -> Numbers:
    """Return the statistic of `draws` samples of the conversations, each as large as they are and with replacement."""
    size = len(tallies)
    generator = np.random.default_rng(dice.getrandbits(64))
    flat = tallies.reshape(size, -1)
    found = []
    for begun in range(0, draws, _AT_ONCE):
        times = generator.multinomial(size, np.full(size, 1 / size), size=min(_AT_ONCE, draws - begun))
        found.append(statistic((times @ flat).reshape(len(times), *tallies.shape[1:])))
    return np.concatenate(found)


def ratio(above: Numbers, below: Numbers) -> Numbers:
    """Return above / below, and nan where there is nothing to divide by."""
    there = below > 1e-12
    return np.where(there, above / np.where(there, below, 1.0), np.nan)


def or_none(value: float) -> float | None:
    """Return a number, or None for nan."""
    return None if np.isnan(value) else value
