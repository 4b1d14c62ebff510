"""From what two people said to the letter about it: the same rubric and the same reader as with the computer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from django.utils.translation import gettext

from warmline.apps.library.ports import reader, rubric, words
from warmline.apps.live.companion import follow
from warmline.apps.live.turns import Said, conversation_of
from warmline.apps.scores.letters import Letter
from warmline.core.conversation import Conversation, Speaker
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene
from warmline.core.scoring.arc import Arc, Ended
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.noting import notes_of, with_notes
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import CriticalError, Resolved, Scorecard
from warmline.core.trials.debrief import arc_of, false_promises

OF_A_VOICE = frozenset({"fillers", "pace", "interruption"})
"""Topics of notes that only hold for words that were spoken."""


def judge(said: Sequence[Said], scenario: Scenario, *, seed: int, name: str) -> Letter:
    """Return scorecard and feedback of a live talk; `name` is what the scorecard calls it.

    Both sides are read by the full reader. Whether the case was solved is read from the words. What the simulated
    customer felt is no part of it: a person played, and only she knows how it felt.
    """
    conversation = conversation_of(said, scenario, name)
    reading = reader().read(conversation)
    scene = follow(scenario, said, seed=seed)
    card = score(conversation, reading, rubric(), critical=_promises(scene, conversation), words=words())
    letter = write_feedback(card, conversation, rubric(), scene_facts=_arc(scene, card), translate=gettext)
    # Who ended the talk, and why, is not in the words: the headline says nothing of it.
    plain = write_feedback(card, conversation, rubric(), translate=gettext)
    letter = replace(letter, headline=plain.headline)
    notes = notes_of(conversation, reading, words(), gettext)
    # Both type, whatever the channel of the case: the moments are those of the keyboard, not of a voice.
    return Letter(card, with_notes(letter, conversation, tuple(note for note in notes if note.topic not in OF_A_VOICE)))


def _promises(scene: Scene, conversation: Conversation) -> tuple[CriticalError, ...]:
    """The promises that were not the agent's to make, at their turns; here the agent may have begun."""
    earlier = 1 if conversation.turns[0].speaker is Speaker.AGENT else 0
    return tuple(replace(error, turn=error.turn - earlier) for error in false_promises(scene))


def _arc(scene: Scene, card: Scorecard) -> Arc:
    """Names, topics and the author's wordings, without a mood: none was seen."""
    arc = arc_of(scene)
    return replace(
        arc,
        warmth=tuple(0.5 for _ in arc.warmth),
        reasons=tuple(() for _ in arc.reasons),
        solved=card.resolved is Resolved.YES,
        ended=Ended.STOPPED,
    )
