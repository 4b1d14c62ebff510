"""Reading scores, appeals and what may be known of them. What is sealed opens for the person it is sealed for only."""

from warmline.apps.scores.selectors.appeals import (
    OwnAppeal,
    judges_for,
    newest_card,
    one_waiting,
    own_appeals,
    waiting_count,
    waiting_for,
)
from warmline.apps.scores.selectors.overturns import FEWEST, Overturned, overturned
from warmline.apps.scores.selectors.own import own_note, practice_score, read_own, scored_subjects

__all__ = [
    "FEWEST",
    "Overturned",
    "OwnAppeal",
    "judges_for",
    "newest_card",
    "one_waiting",
    "overturned",
    "own_appeals",
    "own_note",
    "practice_score",
    "read_own",
    "scored_subjects",
    "waiting_count",
    "waiting_for",
]
