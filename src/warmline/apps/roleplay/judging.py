"""From a scene to the letter about it: the score rests on the same reading that the customer felt."""

from __future__ import annotations

from warmline.apps.roleplay.engine import reader, rubric
from warmline.apps.scores.letters import Letter
from warmline.core.customer.scene import Scene, criticals, outcome, to_conversation, to_reading
from warmline.core.customer.state import Because
from warmline.core.scoring.arc import Arc, Reason, Wording
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import CriticalError, Resolved


def judge(scene: Scene, name: str) -> Letter:
    """Return scorecard and feedback of a scene; `name` is what the scorecard calls the conversation."""
    conversation = to_conversation(scene, name)
    card = score(
        conversation,
        to_reading(scene, reader().version),
        rubric(),
        resolved=_resolved(scene),
        critical=_critical(scene),
    )
    return Letter(card, write_feedback(card, conversation, rubric(), scene_facts=arc_of(scene)))


def was_solved(scene: Scene) -> bool:
    """Say whether the customer's case was solved."""
    return outcome(scene).solved


def arc_of(scene: Scene) -> Arc:
    """Return the course of a scene as feedback needs it: mood, reasons and topics, answer by answer."""
    scenario = scene.scenario
    return Arc(
        name=scenario.persona.first_name,
        pronoun=scenario.persona.pronoun,
        warmth=tuple(turn.mood.warmth for turn in scene.turns),
        reasons=tuple(tuple(_reason(one) for one in turn.because) for turn in scene.turns[1:]),
        wordings=tuple(Wording(better.behaviour, better.say, better.after) for better in scenario.better),
        topics=tuple(tuple(turn.facts_told) for turn in scene.turns),
        solved=was_solved(scene),
        focus=scenario.skills,
    )


def _reason(because: Because) -> Reason:
    # The weights of Mood.warmth, on the change instead of the state.
    warmth = -0.4 * because.anger + 0.25 * because.trust + 0.1 * because.patience + 0.25 * because.hope
    return Reason(because.reason, because.text, because.quote, round(warmth, 4))


def _resolved(scene: Scene) -> Resolved:
    if was_solved(scene):
        return Resolved.YES
    return Resolved.UNCLEAR if outcome(scene).ended is None else Resolved.NO


def _critical(scene: Scene) -> tuple[CriticalError, ...]:
    return tuple(CriticalError(one.name, one.turn, one.quote) for one in criticals(scene))
