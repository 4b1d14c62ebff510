"""What makes the same case harder or milder, step by step. All sizes are chosen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from warmline.core.customer.parameters.effects import Effect

_HARDER: Final = Effect(0.033, -0.041, -0.027, -0.022)


@dataclass(frozen=True, slots=True)
class Difficulty:
    """One step harder; a step milder is the same the other way round.

    Trust moves most: whoever was let down has to be won slowly, and that takes work and time. Patience moves least, for
    a customer who only leaves sooner asks less of the agent, not more. A step is small: three of them together must
    leave an ordinary agent a chance, since whoever can only lose learns nothing from it.

    `mood` is added to the mood at the start, `temperament` multiplies it. `lowest` and `highest` bound the mood that
    a step leads to, so that even the hardest case can be won. `most_steps` is how far one may go from the case as
    written. From `asked_from` steps facts told freely are told when asked only, from `trusted_from` those told when
    asked only in trust.
    """

    mood: Effect = _HARDER
    temperament: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType(
            {"heat": 1.045, "forgiveness": 0.955, "trust": 0.935, "endurance": 0.98, "openness": 0.93}
        )
    )
    lowest: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"anger": 0.05, "trust": 0.12, "patience": 0.35, "hope": 0.1})
    )
    highest: Mapping[str, float] = field(
        default_factory=lambda: MappingProxyType({"anger": 0.82, "trust": 0.7, "patience": 0.95, "hope": 0.8})
    )
    asked_from: int = 1
    trusted_from: int = 2
    most_steps: int = 3


DIFFICULTY: Final = Difficulty()
