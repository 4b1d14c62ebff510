"""The five bands of mood that lines are written for."""

from __future__ import annotations

from typing import Final

from warmline.core.customer.mood import Mood

BANDS: Final = ("hot", "upset", "wary", "calm", "warm")


def band(mood: Mood) -> str:
    """Return the band of a mood. The limits are chosen; a band only picks wording, never an act."""
    if mood.anger >= 0.6:
        return "hot"
    if mood.anger >= 0.38:
        return "upset"
    if mood.trust >= 0.62 and mood.anger <= 0.25 and mood.hope >= 0.55:
        return "warm"
    if mood.trust >= 0.48 and mood.hope >= 0.4:
        return "calm"
    return "wary"
