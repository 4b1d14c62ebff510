"""A mood in two to four quiet words, and as weights of the five drawn poses."""

from __future__ import annotations

import math
from typing import Final

from warmline.core.customer.mood import Mood

# Each phrase sits at a place in the mood (anger, trust, patience, hope); the nearest one names it.
_WORDS: Final[tuple[tuple[str, tuple[float, float, float, float]], ...]] = (
    ("Past being reached", (0.95, 0.05, 0.1, 0.1)),
    ("Very angry", (0.9, 0.1, 0.3, 0.15)),
    ("Angry, about to go", (0.8, 0.1, 0.05, 0.1)),
    ("Angry and done waiting", (0.72, 0.2, 0.15, 0.3)),
    ("Angry, wants an answer", (0.7, 0.25, 0.55, 0.35)),
    ("Angry, but still here", (0.68, 0.4, 0.6, 0.5)),
    ("Fed up now", (0.6, 0.2, 0.25, 0.2)),
    ("Annoyed and short", (0.55, 0.3, 0.3, 0.4)),
    ("Annoyed, not convinced", (0.52, 0.22, 0.6, 0.35)),
    ("Annoyed, but listening", (0.48, 0.42, 0.65, 0.5)),
    ("Let down", (0.42, 0.2, 0.5, 0.15)),
    ("Losing patience", (0.4, 0.35, 0.12, 0.35)),
    ("Worried and tense", (0.38, 0.32, 0.5, 0.28)),
    ("Worried, but listening", (0.36, 0.42, 0.6, 0.46)),
    ("Cooling down", (0.35, 0.52, 0.6, 0.6)),
    ("Tired of asking", (0.28, 0.3, 0.2, 0.25)),
    ("Has given up hope", (0.2, 0.2, 0.3, 0.05)),
    ("Unsure whom to believe", (0.25, 0.25, 0.6, 0.45)),
    ("Wary, waiting to see", (0.22, 0.38, 0.6, 0.4)),
    ("Worried, not angry", (0.15, 0.45, 0.6, 0.25)),
    ("Cautious, a little hopeful", (0.24, 0.46, 0.62, 0.6)),
    ("Calm, but hurried", (0.12, 0.5, 0.2, 0.5)),
    ("Listening to you", (0.18, 0.55, 0.65, 0.5)),
    ("Calmer now", (0.2, 0.6, 0.6, 0.65)),
    ("Starting to trust you", (0.16, 0.62, 0.65, 0.72)),
    ("Hopeful again", (0.12, 0.55, 0.7, 0.85)),
    ("Calm and open", (0.08, 0.68, 0.75, 0.6)),
    ("Feels reassured", (0.08, 0.75, 0.7, 0.8)),
    ("Feels relieved", (0.05, 0.8, 0.7, 0.92)),
    ("Relieved and glad", (0.0, 0.92, 0.75, 1.0)),
)
_POSES: Final[tuple[tuple[str, tuple[float, float, float]], ...]] = (
    # anger, trust, hope
    ("angry", (0.85, 0.15, 0.2)),
    ("annoyed", (0.55, 0.3, 0.35)),
    ("worried", (0.25, 0.35, 0.3)),
    ("calm", (0.15, 0.58, 0.6)),
    ("relieved", (0.03, 0.85, 0.92)),
)
_SHARPNESS: Final = 14.0


def mood_word(mood: Mood) -> str:
    """Return the mood in two to four quiet words ("Worried, but listening")."""
    here = (mood.anger * 1.4, mood.trust, mood.patience * 0.6, mood.hope * 0.9)
    return min(_WORDS, key=lambda entry: _distance(here, _scaled(entry[1])))[0]


def pose_weights(mood: Mood) -> dict[str, float]:
    """Return weights, adding up to 1, for angry, annoyed, worried, calm and relieved; they change smoothly."""
    here = (mood.anger, mood.trust, mood.hope)
    near = {pose: math.exp(-_SHARPNESS * _distance(here, place)) for pose, place in _POSES}
    whole = sum(near.values())
    return {pose: round(weight / whole, 4) for pose, weight in near.items()}


def _scaled(place: tuple[float, float, float, float]) -> tuple[float, ...]:
    anger, trust, patience, hope = place
    return (anger * 1.4, trust, patience * 0.6, hope * 0.9)


def _distance(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return sum((x - y) ** 2 for x, y in zip(a, b, strict=True))
