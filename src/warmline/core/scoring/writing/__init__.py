"""Written answers judged as writing: notes on structure, words, tone and spelling."""

from warmline.core.scoring.writing.hinders import hindered, language_observations
from warmline.core.scoring.writing.notes import writing_notes

__all__ = ["hindered", "language_observations", "writing_notes"]
