"""Writing scores and appeals. What is filed in the practice room is sealed before it reaches a table."""

from warmline.apps.scores.services.appealing import (
    WORDS_LIMIT,
    drop_appeal,
    give_to_learning,
    show_appeal,
    take_back,
    take_from_learning,
    write_appeal,
)
from warmline.apps.scores.services.deciding import decide
from warmline.apps.scores.services.filing import NOTE_LIMIT, NoteRefused, file_practice, see_differently
from warmline.apps.scores.services.settling import Correction, settle

__all__ = [
    "NOTE_LIMIT",
    "WORDS_LIMIT",
    "Correction",
    "NoteRefused",
    "decide",
    "drop_appeal",
    "file_practice",
    "give_to_learning",
    "see_differently",
    "settle",
    "show_appeal",
    "take_back",
    "take_from_learning",
    "write_appeal",
]
