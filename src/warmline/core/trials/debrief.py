"""From a scene to its score and its letter; both rest on the same reading that the customer felt."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from warmline.core.conversation import Conversation, Speaker
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Outcome, Scene, outcome, to_conversation, to_reading
from warmline.core.customer.state import Because, CustomerState
from warmline.core.customer.understanding import hear
from warmline.core.moves import TurnReading
from warmline.core.moves.promised import commits
from warmline.core.scoring.arc import Arc, Ended, Reason, Wording
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.feedback.voice import Translate, untranslated
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.noting import notes_of, with_notes
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import CriticalError, Resolved, Scorecard
from warmline.core.skills import Rubric
from warmline.core.wording.sentences import sentence_spans
from warmline.core.wording.slips import WordList


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything that can be said after a scene: its words, how it ended, the scorecard and the letter."""

    conversation: Conversation
    outcome: Outcome
    card: Scorecard
    feedback: Feedback


def debrief(
    scene: Scene,
    rubric: Rubric,
    *,
    name: str,
    reader: str,
    translate: Translate = untranslated,
    words: WordList | None = None,
) -> Debrief:
    """Score a scene, ended or not, and write its letter; with a dictionary (`words`) spelling is looked at too.

    `name` is what the scorecard calls the conversation, `reader` the version of the reader that the scene was played
    with. Solved or not is known from the scene, not read from its words; an unfinished scene is unclear.
    """
    conversation = to_conversation(scene, name)
    end = outcome(scene)
    reading = to_reading(scene, f"{reader}+{scene.engine}")
    card = score(
        conversation,
        reading,
        rubric,
        resolved=resolved_of(end),
        critical=false_promises(scene),
        words=words,
    )
    letter = write_feedback(card, conversation, rubric, scene_facts=arc_of(scene), translate=translate)
    letter = with_notes(letter, conversation, notes_of(conversation, reading, words, translate))
    return Debrief(conversation, end, card, letter)


def resolved_of(end: Outcome) -> Resolved:
    """Say whether a scene was solved; unclear where it was stopped before its end."""
    if end.solved:
        return Resolved.YES
    return Resolved.UNCLEAR if end.ended is None else Resolved.NO


def false_promises(scene: Scene) -> tuple[CriticalError, ...]:
    """Return the promises that were not the agent's to make, where any of them still stands; each names its words.

    Only a sentence that binds is a promise: what was only asked, denied or hung on an "if" is none.
    """
    if not scene.state.overpromised:
        return ()
    return tuple(
        CriticalError("false_promise", 2 * number - 1, because.quote)
        for number, turn in enumerate(scene.turns)
        for because in turn.because
        if because.reason == "false_promise" and because.quote and _binds(turn.agent or "", because.quote)
    )


def _binds(text: str, words: str) -> bool:
    at = text.find(words)
    spans = (span for span in sentence_spans(text) if span[0] <= at < span[1])
    return any(commits(text[start:end], words) for start, end in spans)


def arc_of(scene: Scene) -> Arc:
    """Return the course of a scene as the letter needs it: mood, reasons and topics, answer by answer."""
    scenario = scene.scenario
    return Arc(
        name=scenario.persona.first_name,
        pronoun=scenario.persona.pronoun,
        warmth=tuple(turn.mood.warmth for turn in scene.turns),
        reasons=tuple(tuple(_reason(one) for one in turn.because) for turn in scene.turns[1:]),
        wordings=_wordings(scene),
        topics=_topics(scene),
        solved=outcome(scene).solved,
        focus=scenario.skills,
        ended=Ended.STOPPED if scene.ended is None else Ended(scene.ended.value),
    )


def _wordings(scene: Scene) -> tuple[Wording, ...]:
    """The author's better wordings but for those that ask what the agent asked for herself, told or not."""
    asked = set(scene.state.asked)
    return tuple(each for each in _of_the_author(scene.scenario) if not (each.asks and set(each.asks) <= asked))


@lru_cache(maxsize=64)
def _of_the_author(scenario: Scenario) -> tuple[Wording, ...]:
    """What the author's words ask for and offer is heard as the customer would hear it at the beginning."""
    fresh = CustomerState(0, scenario.mood, (scenario.mood,))
    found: list[Wording] = []
    for better in scenario.better:
        heard = hear(scenario, fresh, better.say, TurnReading(0, Speaker.AGENT, better.say))
        asks, offers = (tuple(item.key for item in items) for items in (heard.asked, heard.offers))
        found.append(Wording(better.behaviour, better.say, better.after, asks, offers))
    return tuple(found)


def _topics(scene: Scene) -> tuple[tuple[str, ...], ...]:
    """The facts told, the offers heard and the traps stepped into in each exchange; the opening's facts come first."""
    topics: list[tuple[str, ...]] = []
    known: set[str] = set()
    for turn in scene.turns:
        new = tuple(key for key in (*turn.state.told, *turn.state.offers, *turn.state.traps) if key not in known)
        known.update(new)
        topics.append(new)
    return tuple(topics)


def _reason(because: Because) -> Reason:
    # The weights of Mood.warmth, on the change instead of the state.
    warmth = -0.4 * because.anger + 0.25 * because.trust + 0.1 * because.patience + 0.25 * because.hope
    return Reason(because.reason, because.text, because.quote, round(warmth, 4))
