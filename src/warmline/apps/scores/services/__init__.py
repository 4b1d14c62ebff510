"""Writing scores and appeals. What is filed in the practice room is sealed before it reaches a table."""

from warmline.apps.scores.services.filing import NOTE_LIMIT, NoteRefused, file_practice, see_differently

__all__ = ["NOTE_LIMIT", "NoteRefused", "file_practice", "see_differently"]
