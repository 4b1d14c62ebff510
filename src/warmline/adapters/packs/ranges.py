"""Numbers with bounds: what a field of a core dataclass may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warmline.core.customer.mood import Mood
from warmline.core.customer.persona import Persona, Temperament
from warmline.core.customer.scenario import Offer, Scenario, Trap
from warmline.core.customer.setting import Clock, JusticeWeights, Queue, Series
from warmline.core.skills import Anchor, Opportunity


@dataclass(frozen=True, slots=True)
class Range:
    """Lowest and highest value, both allowed."""

    low: float
    high: float

    def __contains__(self, value: float) -> bool:
        return self.low <= value <= self.high

    def __str__(self) -> str:
        return f"from {self.low:g} to {self.high:g}"


# The class and the name of the field -> its bounds.
Ranges = dict[tuple[type, str], Range]
_SHARE: Final = Range(0, 1)
_STRENGTH: Final = Range(0.5, 1.5)

CORE_RANGES: Final[Ranges] = {
    **{(Mood, name): _SHARE for name in ("anger", "trust", "patience", "hope")},
    **{(Temperament, name): _STRENGTH for name in ("heat", "forgiveness", "trust", "endurance", "openness")},
    (Persona, "age"): Range(16, 100),
    (Offer, "worth"): _SHARE,
    (Offer, "compensation"): Range(0, 1_000_000),
    (Trap, "anger"): Range(0, 1),
    (Trap, "trust"): Range(-1, 0),
    (Scenario, "version"): Range(1, 10_000),
    (Scenario, "minutes"): Range(1, 60),
    (Scenario, "failures"): Range(0, 9),
    (Scenario, "price"): Range(0.01, 1_000_000),
    **{(JusticeWeights, name): Range(0, 3) for name in ("distributive", "procedural", "interactional")},
    (Queue, "waited_s"): Range(0, 7_200),
    (Queue, "position"): Range(1, 999),
    (Clock, "reply_minutes"): Range(1, 10_080),
    (Series, "part"): Range(1, 9),
    (Anchor, "grade"): Range(1, 4),
    (Opportunity, "within"): Range(1, 9),
}
