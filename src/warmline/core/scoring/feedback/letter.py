"""Writes the letter from a scorecard: headline, what worked, what to try, the bends of the mood."""

from __future__ import annotations

from warmline.core.conversation import Conversation
from warmline.core.scoring.arc import Arc
from warmline.core.scoring.feedback.bends import bends_of
from warmline.core.scoring.feedback.better import Shelf
from warmline.core.scoring.feedback.choosing import choose_tries, choose_worked
from warmline.core.scoring.feedback.headline import headline
from warmline.core.scoring.feedback.points import Desk, try_point, worked_point
from warmline.core.scoring.feedback.talk import talk_of
from warmline.core.scoring.feedback.voice import Translate, Voice, untranslated
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.scorecard import Observation, Scorecard
from warmline.core.skills import Rubric


def write_feedback(
    card: Scorecard,
    conversation: Conversation,
    rubric: Rubric,
    *,
    scene_facts: Arc | None = None,
    translate: Translate = untranslated,
) -> Feedback:
    """Write the feedback on one scored conversation.

    Every point quotes the agent's own words. `scene_facts` is given for practised conversations; then reasons, bends
    and better wordings come from the scene. `translate` is asked for every template by its English text; words of
    the rubric and the scenario are taken as they are. The same input gives the same letter. Raises KeyError where
    the rubric is not the one the card was made with.
    """
    arc = scene_facts if scene_facts is not None and scene_facts.warmth else None
    talk = talk_of(conversation)
    name, pronoun = (arc.name, arc.pronoun) if arc else (translate("the customer"), "they")
    shelf = Shelf(rubric, talk, arc)
    desk = Desk(talk, rubric, Voice(conversation.id, name, pronoun, translate), arc, shelf)
    worked = choose_worked(talk, card.observations, rubric, arc)
    tries = _critical_first(card, choose_tries(card.observations, shelf))
    return Feedback(
        headline=headline(desk, card, worked, tries),
        worked=tuple(sorted((worked_point(desk, each) for each in worked), key=lambda point: point.turn)),
        tries=tuple(try_point(desk, each, card.observations) for each in tries),
        bends=bends_of(talk, arc) if arc else (),
    )


def _critical_first(card: Scorecard, tries: list[Observation]) -> list[Observation]:
    """Put a point on a turn with a critical error before the others."""
    turns = {error.turn for error in card.critical}
    return sorted(tries, key=lambda each: each.turn not in turns)
