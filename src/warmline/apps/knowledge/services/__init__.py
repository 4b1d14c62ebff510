"""What can be done with items and tests; each verb asks first whether it is allowed."""

from warmline.apps.knowledge.services.bank import (
    approve,
    begin_item,
    copy_item,
    new_version,
    save_item,
    send_back,
    send_to_review,
    withdraw,
)
from warmline.apps.knowledge.services.calibrating import calibrate_house
from warmline.apps.knowledge.services.judging import answer_as_expert, decide, mark_answer
from warmline.apps.knowledge.services.setting import assign, close_form, make_form
from warmline.apps.knowledge.services.taking import AlreadyAnswered, answer, close_overdue, finish, start

__all__ = [
    "AlreadyAnswered",
    "answer",
    "answer_as_expert",
    "approve",
    "assign",
    "begin_item",
    "calibrate_house",
    "close_form",
    "close_overdue",
    "copy_item",
    "decide",
    "finish",
    "make_form",
    "mark_answer",
    "new_version",
    "save_item",
    "send_back",
    "send_to_review",
    "start",
    "withdraw",
]
