"""Ratings of exchanges, as people give them: what is felt, a person's way of answering, and the error of one answer.

The published figures of L21 to L24 relate ratings to ratings, so felt warmth has to be rated before it is compared. The
engine feels without error; whoever rates does not: 30 to 50 % of the variance of a momentary single item is error
(Schuurman, Houtveen & Hamaker 2015).
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import Final

from warmline.core.customer.parameters import Parameters
from warmline.core.customer.scene.survey import leniency, rated

MOMENT_ERROR: Final = 0.35
"""Spread of the error of one momentary rating, in logits: about 40 % of the variance of ratings within talks."""


def momentary(felt: Sequence[float], seed: int, parameters: Parameters) -> tuple[float, ...]:
    """Return the rating (0-1) of each exchange of a talk from the warmth felt after it (0-1)."""
    # The same person's manner, in proportion to the spread of this scale.
    manner = leniency(seed, parameters) * (MOMENT_ERROR / parameters.survey_error if parameters.survey_error else 1.0)
    return tuple(
        rated(warmth, manner + random.Random(f"{seed}:{place}:rating").gauss(0.0, MOMENT_ERROR))
        for place, warmth in enumerate(felt)
    )
