"""From a scene to the letter about it: the score rests on the same reading that the customer felt."""

from __future__ import annotations

from django.utils.translation import gettext

from warmline.apps.library.ports import reader, rubric, words
from warmline.apps.scores.letters import Letter
from warmline.core.customer.scene import Scene, outcome
from warmline.core.trials.debrief import arc_of, debrief

__all__ = ["arc_of", "judge", "was_solved"]


def judge(scene: Scene, name: str) -> Letter:
    """Return scorecard and feedback of a scene; `name` is what the scorecard calls the conversation."""
    found = debrief(scene, rubric(), name=name, reader=reader().version, translate=gettext, words=words())
    return Letter(found.card, found.feedback)


def was_solved(scene: Scene) -> bool:
    """Say whether the customer's case was solved."""
    return outcome(scene).solved
