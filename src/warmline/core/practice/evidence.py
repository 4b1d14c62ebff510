"""What says something about how well a person shows a behaviour: one thing seen once, and where."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Source(StrEnum):
    """Where evidence comes from, and so whose eyes it is for."""

    DRILL = "drill"
    CARD = "card"
    ROLEPLAY = "roleplay"
    QUIZ = "quiz"
    WORKSHOP = "workshop"
    REVIEW = "review"  # a quality review of a real contact
    ASSESSED = "assessed"  # an announced test or assessment

    @property
    def is_private(self) -> bool:
        """Say whether it belongs to the practice room: its owner alone may see what follows from it."""
        return self not in PROVEN


PROVEN = frozenset({Source.REVIEW, Source.ASSESSED})


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sighting of one behaviour.

    `success` is 0-1 (0: not shown, 1: fully shown; an anchor of 1-4 is (anchor - 1) / 3). `confidence` is how sure
    whoever read it was, 0-1. `difficulty` is in logits on the scale of mastery (0: an ordinary moment), None where
    unknown. `at` is aware.
    """

    behaviour: str
    skill: str
    source: Source
    success: float
    confidence: float
    at: datetime
    difficulty: float | None = None

    def __post_init__(self) -> None:
        """Raise ValueError for figures outside 0-1 or a time without a zone."""
        if not 0 <= self.success <= 1 or not 0 <= self.confidence <= 1:
            raise ValueError(f"success and confidence of evidence are 0-1, not {self.success} and {self.confidence}")
        if self.at.tzinfo is None:
            raise ValueError("the time of evidence needs a time zone")
