"""How well a person shows a behaviour or a skill, as far as evidence says: a belief with its doubt, and its reasons."""

from warmline.core.practice.mastery.change import Change, Claim
from warmline.core.practice.mastery.estimates import Estimate, Telling, of_behaviour, of_skill
from warmline.core.practice.mastery.filtering import Because, update
from warmline.core.practice.mastery.learner import Learner, Masteries, proven_of
from warmline.core.practice.mastery.parameters import DEFAULT, Parameters
from warmline.core.practice.mastery.state import SkillState, drifted, stranger

__all__ = [
    "DEFAULT",
    "Because",
    "Change",
    "Claim",
    "Estimate",
    "Learner",
    "Masteries",
    "Parameters",
    "SkillState",
    "Telling",
    "drifted",
    "of_behaviour",
    "of_skill",
    "proven_of",
    "stranger",
    "update",
]
