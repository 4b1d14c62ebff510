"""What a turn does: the customer's cues and the agent's moves, each with its quote and confidence."""

from warmline.core.moves.catalogue import CATALOGUE, CUES, MOVES, Kind, Sign, Term
from warmline.core.moves.reading import AnswerGrade, Mark, MoveReader, Reading, TurnReading

__all__ = [
    "CATALOGUE",
    "CUES",
    "MOVES",
    "AnswerGrade",
    "Kind",
    "Mark",
    "MoveReader",
    "Reading",
    "Sign",
    "Term",
    "TurnReading",
]
