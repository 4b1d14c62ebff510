"""What one answer says about mastery. It belongs to the practice room: nobody but its owner ever sees what follows."""

from __future__ import annotations

from typing import Final

from warmline.apps.drills.answers import Kept
from warmline.apps.drills.content import items
from warmline.core.practice.difficulty import of_level
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.spacing import Grade

RECALLED: Final = {Grade.AGAIN: 0.0, Grade.HARD: 0.5, Grade.GOOD: 1.0, Grade.EASY: 1.0}
SELF_GRADED: Final = 0.3
"""How sure a recall card is that she graded herself: little. A choice; nobody measured it yet."""
AFTER_EXAMPLE: Final = 0.5
"""How much an answer tells that was given after an example, as a share of one without. A choice: how much an example
helps is assumed and not measured, so these answers weigh half."""


def evidence_of(kept: Kept) -> Evidence | None:
    """Return the evidence in an answer, None where there is none: said aloud and read by nobody, or no chance seen."""
    item = items()[kept.item]
    difficulty = of_level(item.thing.level, example=kept.example)
    if item.is_drill:
        if kept.seen is None:
            return None
        sure = kept.seen.confidence * (AFTER_EXAMPLE if kept.example else 1.0)
        success, source = (kept.seen.anchor - 1) / 3, Source.DRILL
    else:
        success, sure, source = RECALLED[kept.counts_as], SELF_GRADED, Source.CARD
    return Evidence(item.behaviour, item.skill, source, success, sure, kept.at, difficulty)
