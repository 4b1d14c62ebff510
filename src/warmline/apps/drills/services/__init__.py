"""What can be done in the daily practice. Every verb is the owner's alone: what is sealed opens for nobody else."""

from warmline.apps.drills.services.answering import MOST_AT_ONCE, Merged, answer_card, answer_drill, merge_answers
from warmline.apps.drills.services.changing import bring_back, grade_answer, take_up_again
from warmline.apps.drills.services.planning import make_plan, tell_of_plan
from warmline.apps.drills.services.wishing import choose_pace

__all__ = [
    "MOST_AT_ONCE",
    "Merged",
    "answer_card",
    "answer_drill",
    "bring_back",
    "choose_pace",
    "grade_answer",
    "make_plan",
    "merge_answers",
    "take_up_again",
    "tell_of_plan",
]
