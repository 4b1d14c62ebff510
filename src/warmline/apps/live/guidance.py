"""Mood guidance: what the simulated customer would feel now, why, and what it would do, in plain words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene, SceneTurn
from warmline.core.customer.state import Act, Because

MOST_REASONS = 2

SUGGESTIONS: Mapping[Act, str | Promise] = {
    Act.OPEN: lazy("Say why you are here, and no more than that."),
    Act.ASK: lazy("Ask what happens now, and when."),
    Act.ANSWER: lazy("Answer the question, shortly."),
    Act.TELL: lazy("Tell one more thing that you know."),
    Act.CORRECT: lazy("Put right what was understood wrongly."),
    Act.COMPLAIN: lazy("Say what is still wrong."),
    Act.VENT: lazy("Let it out: say how this feels to you."),
    Act.REPEAT: lazy("Say again what you need; it was passed over."),
    Act.CLARIFY: lazy("Say that you did not follow, and ask what was meant."),
    Act.BARGAIN: lazy("Ask for something better."),
    Act.THREATEN: lazy("Say that you will take your custom elsewhere."),
    Act.ESCALATE: lazy("Ask for somebody who can decide."),
    Act.HESITATE: lazy("You are nearly convinced. Say what still holds you back."),
    Act.ACCEPT: lazy("Say yes."),
    Act.FORGIVE: lazy("Say that it is all right now."),
    Act.THANK: lazy("Thank them for what was done, and name it."),
    Act.CLOSE: lazy("Say goodbye."),
    Act.LEAVE: lazy("You have had enough: say so, and go."),
    Act.TEST: lazy("Check whether they listened: ask them about something you said."),
    Act.COME_BACK: lazy("Say that you will come back later."),
    Act.SILENCE: lazy("Ask whether anybody is there."),
}


@dataclass(frozen=True, slots=True)
class Guidance:
    """The mood in words and as a pose, the reasons for its last move, and a suggestion with its topic.

    `suggestion` is empty while the customer has spoken last: then it is the agent's turn. `gone` says that the
    simulated customer would have left by now.
    """

    mood: str
    poses: Mapping[str, float]
    reasons: Sequence[str]
    suggestion: str
    topic: str
    gone: bool


def guidance_of(scene: Scene) -> Guidance:
    """Return the guidance after what was said so far."""
    last = scene.turns[-1]
    due = last.agent is not None and not last.customer
    return Guidance(
        mood=mood_word(last.mood),
        poses=pose_weights(last.mood),
        reasons=_reasons(last),
        suggestion=_suggestion(last) if due else "",
        topic=_topic(scene.scenario, last) if due else "",
        gone=last.ended is not None and last.plan.act in (Act.LEAVE, Act.ESCALATE, Act.COME_BACK),
    )


def _reasons(turn: SceneTurn) -> tuple[str, ...]:
    found = sorted(turn.because, key=_size, reverse=True)
    return tuple(dict.fromkeys(one.text for one in found if _size(one) > 0))[:MOST_REASONS]


def _size(one: Because) -> float:
    return abs(one.anger) + abs(one.trust) + abs(one.patience) + abs(one.hope)


def _suggestion(turn: SceneTurn) -> str:
    return str(SUGGESTIONS.get(turn.plan.act, _("Answer as this person would.")))


def _topic(scenario: Scenario, turn: SceneTurn) -> str:
    """The fact or the offer that the act is about, by its label; other topics are the engine's own words."""
    labels = {fact.key: fact.label for fact in scenario.facts} | {offer.key: offer.label for offer in scenario.offers}
    return labels.get(turn.plan.topics[-1] or "", "")
