"""After a hard scene: whether it was one, and what the calm page shows to its owner."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import help_text, read_own_wishes
from warmline.apps.roleplay.cases import played
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.selectors import read_own_scene
from warmline.apps.scores.selectors import practice_score
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene

ANGRY: Final = 0.7  # anger, 0-1, from which a face is drawn as angry and the mood is put so in words; chosen
_HARSH: Final = "insults_agent"
QUESTIONS: Final = ("about", "mine", "colleague")


@dataclass(frozen=True, slots=True)
class Question:
    """One question that looks at a talk from outside, with what she kept as her answer."""

    key: str
    words: str
    answer: str


@dataclass(frozen=True, slots=True)
class CalmPage:
    """What stands on the page. `help_text` is her organisation's own, `feedback` says whether there is any."""

    session: Session
    branch: Branch
    scenario: Scenario
    questions: Sequence[Question]
    help_text: str

    @property
    def feedback(self) -> bool:
        """Whether the talk was carried to an end that has feedback."""
        return self.branch.closed == Status.ENDED and self.branch.answers > 0

    @property
    def kept(self) -> bool:
        """Whether she kept an answer."""
        return any(question.answer for question in self.questions)


def was_hard(scene: Scene) -> bool:
    """Say whether a scene was hostile: the customer was angry at some moment, or harsh words fell on either side."""
    if scene.state.insulted or any(mood.anger >= ANGRY for mood in scene.state.moods):
        return True
    return any(mark.name == _HARSH for turn in scene.turns for mark in turn.customer_reading.marks)


def wants_calm(user: Person, session: Session, branch: Branch) -> bool:
    """Say whether the calm page comes before the feedback: once, after a hard scene, unless she switched it off."""
    if branch.closed != Status.ENDED or not branch.answers or practice_score(user, branch.subject) is not None:
        return False
    return read_own_wishes(user, user).calm and was_hard(read_own_scene(user, session, branch))


def calm_page(user: Person, session: Session, branch: Branch) -> CalmPage:
    """Return the page of the user's own talk; what she kept is opened with her own key."""
    kept = read_own_thoughts(user, session, branch)
    scenario = played(session)
    words = {
        "about": _("What was %(name)s really angry about?") % {"name": scenario.persona.first_name},
        "mine": _("Which part of it could you change, and which part was never yours?"),
        "colleague": _("What would you say to a colleague who comes out of this talk?"),
    }
    questions = [Question(key, words[key], kept.get(key, "")) for key in QUESTIONS]
    return CalmPage(session, branch, scenario, questions, help_text(user))


def read_own_thoughts(reader: Person, session: Session, branch: Branch) -> Mapping[str, str]:
    """Open what the owner kept after a talk. Raises `vault.NotTheOwner` for anybody but her, where there is any."""
    if not branch.thoughts:
        return {}
    found: dict[str, str] = json.loads(vault.open_sealed(session.owner, reader, bytes(branch.thoughts)))
    return found
