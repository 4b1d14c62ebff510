"""Errors that cap the whole score, whatever else was said well."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves import Reading
from warmline.core.scoring.scorecard import CriticalError

# A promise that the rules forbid can only be known where the rules are known; it is passed in by the scene.
_ALWAYS_CRITICAL: Final = frozenset({"insults", "reveals_data"})
_LEAST_CONFIDENCE: Final = 0.7


def critical_errors(reading: Reading, known: Iterable[CriticalError] = ()) -> tuple[CriticalError, ...]:
    """Return the errors known from outside and those seen in the agent's words, by turn, each once."""
    seen = [
        CriticalError(mark.name, turn.turn, mark.quote)
        for turn in reading
        if turn.speaker is Speaker.AGENT
        for mark in turn.marks
        if mark.name in _ALWAYS_CRITICAL and mark.confidence >= _LEAST_CONFIDENCE
    ]
    return tuple(sorted({*known, *seen}, key=lambda error: (error.turn, error.name, error.quote)))
