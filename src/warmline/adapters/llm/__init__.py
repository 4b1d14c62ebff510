"""A language model as one more rater: asked with the rubric, believed only where it quotes. Off by default."""

from warmline.adapters.llm.budget import Budget, BudgetSpent
from warmline.adapters.llm.calling import Caller, Refused, Unanswered
from warmline.adapters.llm.endpoint import Endpoint
from warmline.adapters.llm.memory import Memory
from warmline.adapters.llm.outgoing import sheet_of
from warmline.adapters.llm.prompt import question, readable_criteria
from warmline.adapters.llm.rater import EndpointRater, Review, Tally
from warmline.adapters.llm.record import Record

__all__ = [
    "Budget",
    "BudgetSpent",
    "Caller",
    "Endpoint",
    "EndpointRater",
    "Memory",
    "Record",
    "Refused",
    "Review",
    "Tally",
    "Unanswered",
    "question",
    "readable_criteria",
    "sheet_of",
]
