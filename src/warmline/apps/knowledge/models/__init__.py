"""The bank, the tests made of it, and the attempts at them."""

from warmline.apps.knowledge.models.attempts import Attempt, Decision, Response
from warmline.apps.knowledge.models.bank import (
    BankItem,
    CalibrationRun,
    ExpertAnswer,
    ItemLoad,
    ItemParameters,
    ItemVersion,
    Pool,
    pool_of,
)
from warmline.apps.knowledge.models.forms import Assignment, Form, FormItem, Room
from warmline.apps.studio.written.models import State

__all__ = [
    "Assignment",
    "Attempt",
    "BankItem",
    "CalibrationRun",
    "Decision",
    "ExpertAnswer",
    "Form",
    "FormItem",
    "ItemLoad",
    "ItemParameters",
    "ItemVersion",
    "Pool",
    "Response",
    "Room",
    "State",
    "pool_of",
]
