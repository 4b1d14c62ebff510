"""How surely one person recalls what the scheduler expects of her: fitted to her own answers, shrunk to the house's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from math import exp, log
from typing import Final

NEWEST: Final = 200
"""So many of the newest answers are fitted to; what lies farther back was another memory."""
SHIFT_WIDTH: Final = 1.0
SLOPE_WIDTH: Final = 0.5
"""How far (one standard deviation, in logits and in slope) a person is thought to lie from the house's curve before
anything is known of her. Chosen on simulated learners of the development seeds (docs/methods/spacing.md)."""
FLATTEST: Final = 0.2
RETENTIONS: Final = (0.8, 0.97)
"""However she recalls, a card is asked for between these recalls as the scheduler counts them."""
_STEPS: Final = 6
_EDGE: Final = 0.01


@dataclass(frozen=True, slots=True, order=True)
class Recalled:
    """One review: its day, the recall (0-1) that the scheduler expected just before it, and whether it came."""

    day: date
    expected: float
    came: bool


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a person's recall lies to what the scheduler expects, in logits: shift + slope × expected.

    (0, 1) is the house's: the scheduler's own weights, taken as they are. A shift below 0 forgets more than expected,
    a slope above 1 forgets faster once it begins.
    """

    shift: float = 0.0
    slope: float = 1.0

    def chance(self, expected: float) -> float:
        """Return the chance (0-1) that she recalls what the scheduler expects with this chance."""
        return _chance(self.shift + self.slope * _logit(expected))

    def retention(self, wanted: float) -> float:
        """Return the recall to ask the scheduler for, so that she recalls with the chance that is wanted (0-1)."""
        low, high = RETENTIONS
        return min(high, max(low, _chance((_logit(wanted) - self.shift) / self.slope)))


HOUSE: Final = Rhythm()


def fitted(recalls: Iterable[Recalled]) -> Rhythm:
    """Return the rhythm that fits a person's newest answers, in whatever order; the house's where there are none.

    Logistic recalibration (Cox 1958; Platt 1999) with a normal prior around the house's curve, so that few answers
    move little and many decide. Shrinking a person's memory to that of all follows Lindsey and others (2014), who had
    a hierarchy of many learners; here nobody's answers are read but her own, so the house is the published curve.
    """
    rows = [(_logit(each.expected), each.came) for each in sorted(recalls)[-NEWEST:]]
    shift, slope = HOUSE.shift, HOUSE.slope
    for _ in range(_STEPS if rows else 0):
        shift, slope = _better(rows, shift, slope)
    return Rhythm(shift, slope)


def _better(rows: Iterable[tuple[float, bool]], shift: float, slope: float) -> tuple[float, float]:
    """Return shift and slope after one step of Newton towards the highest posterior."""
    up, turn = -shift / SHIFT_WIDTH**2, -(slope - 1) / SLOPE_WIDTH**2
    flat, both, steep = SHIFT_WIDTH**-2, 0.0, SLOPE_WIDTH**-2
    for at, came in rows:
        chance = _chance(shift + slope * at)
        miss, spread = came - chance, chance * (1 - chance)
        up, turn = up + miss, turn + miss * at
        flat, both, steep = flat + spread, both + spread * at, steep + spread * at * at
    whole = flat * steep - both * both
    shift += (steep * up - both * turn) / whole
    slope += (flat * turn - both * up) / whole
    return shift, max(FLATTEST, slope)


def _logit(chance: float) -> float:
    sound = min(1 - _EDGE, max(_EDGE, chance))
    return log(sound / (1 - sound))


def _chance(logit: float) -> float:
    return 1 / (1 + exp(-logit)) if logit >= 0 else 1 - 1 / (1 + exp(logit))
