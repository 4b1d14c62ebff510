"""How hard a moment is, in logits on the scale of mastery: by the level of the case and how hard it was chosen."""

from __future__ import annotations

from typing import Final

from warmline.core.skills import ProgrammeLevel

STEP: Final = 0.7
"""Logits from one programme level to the next. A choice, for want of measured moments."""
CHOSEN: Final = 0.4
"""Logits for each step by which somebody made a case harder (above 0) or softer. A choice."""
TARGET: Final = (0.70, 0.85)
"""The predicted success at which practice is aimed (Wilson et al. 2019 put it near 85 % for learning by error)."""

EXAMPLE: Final = 0.7
"""By how many logits a moment is taken to be easier right after an example worked out: one level. A choice, a little
below what worked examples do in mathematics (g .48, about .9 logits: Barbieri and others, 2023)."""


def of_level(level: ProgrammeLevel | int, chosen: int = 0, *, example: bool = False) -> float:
    """Return the difficulty of a case of a level (1-4), made `chosen` steps harder, met after an `example` or without.

    Level 2 as written is 0.
    """
    return (int(level) - 2) * STEP + chosen * CHOSEN - (EXAMPLE if example else 0.0)


def outside_target(chance: float) -> float:
    """Return how far (0-1) a chance of success lies outside the aimed range; 0 within it."""
    low, high = TARGET
    return max(low - chance, chance - high, 0.0)
