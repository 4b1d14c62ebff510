"""Waiting in the queue: how likely somebody is to ring off before anybody answers (L17, L18)."""

from __future__ import annotations

import math

from warmline.core.customer.dice import Dice
from warmline.core.customer.parameters import PARAMETERS, Parameters
from warmline.core.customer.persona import Temperament
from warmline.core.customer.scenario import Scenario


def hang_up_chance(
    seconds: float, hears: str, parameters: Parameters = PARAMETERS, nature: Temperament | None = None
) -> float:
    """Return the chance (0-1) that a caller has rung off within so many seconds of queue.

    `hears` is `information` (the place in the queue), `apology` or `music`: 36, 67 and 70 % within 108 s for a person
    of middling endurance (Munichor & Rafaeli 2007). Raises KeyError for any other word.
    """
    hazard = parameters.hang_up[hears] / (nature.endurance if nature is not None else 1.0)
    return 1.0 - math.exp(-hazard * max(0.0, seconds) / parameters.hang_up_s)


def hangs_up(scenario: Scenario, seed: int, seconds: float, hears: str, parameters: Parameters = PARAMETERS) -> bool:
    """Say whether the customer of this run has rung off by then. Once true it stays true as seconds pass."""
    luck = Dice(seed).draw(0, "queue").random()
    return luck < hang_up_chance(seconds, hears, parameters, scenario.persona.temperament)
