"""What a customer answers when asked for a rating: what is remembered, through one person's way of answering.

A rating of one item is a noisy measure: asked twice, people agree with themselves by .45 to .69 (Wanous, Reichers &
Hudy 1997), and some are milder judges than others (response styles: Baumgartner & Steenkamp 2001). Nothing in the talk,
no letter and no score rests on a rating; it is what a survey would show of it.
"""

from __future__ import annotations

import math
import random
from typing import Final

from warmline.core.customer.parameters import PARAMETERS, Parameters

# What is as good as nothing, and as good as all, before it is answered: the ends of a scale have no logit.
_LEAST: Final = 0.02


def survey_rating(value: float, seed: int, parameters: Parameters = PARAMETERS) -> float:
    """Return the rating (0-100) that the customer of this seed gives to what they remember as `value` (0-100).

    Both draws hang on the seed alone, so branches of one talk are rated by the same person on the same day: of two
    values the higher is never rated lower.
    """
    error = random.Random(f"{seed}:survey:answer").gauss(0.0, parameters.survey_error)
    return round(100 * rated(value / 100, leniency(seed, parameters) + error), 1)


def leniency(seed: int, parameters: Parameters = PARAMETERS) -> float:
    """Return how much milder (above 0) or harder than most the customer of this seed answers, in logits."""
    return random.Random(f"{seed}:survey:leniency").gauss(0.0, parameters.survey_leniency)


def rated(share: float, shift: float) -> float:
    """Return a share (0-1) of what could be felt as it is answered by somebody who is off by `shift` logits."""
    inside = min(1.0 - _LEAST, max(_LEAST, share))
    return 1.0 / (1.0 + math.exp(-math.log(inside / (1.0 - inside)) - shift))
