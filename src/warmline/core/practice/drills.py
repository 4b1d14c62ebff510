"""What is practised in five minutes: a moment to answer, and a card to recall. Plain values, read from content."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves import MoveReader
from warmline.core.practice.own_feedback import Look, look
from warmline.core.practice.spacing.cards import Grade
from warmline.core.scoring.score import score_last_turn
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import ProgrammeLevel, Rubric

# How long each is planned for. A choice for the plan of a day, not a measurement.
DRILL_SECONDS: Final = 75
CARD_SECONDS: Final = 20


@dataclass(frozen=True, slots=True)
class Words:
    """Words that could be said, and in one line why they help or do not."""

    say: str
    why: str


@dataclass(frozen=True, slots=True)
class Drill:
    """One moment to answer in own words: what the customer says, where and when, and what it asks for.

    `context` is what the agent knows. `good` are two answers that differ; `trap` one that sounds right and is not.
    `face` names a drawn person, None for a voice without a face; `mood` is how that face looks.
    """

    key: str
    behaviour: str
    level: ProgrammeLevel
    context: str
    customer: str
    good: tuple[Words, Words]
    trap: Words
    channel: Channel = Channel.CHAT
    face: str | None = None
    mood: str = "worried"


@dataclass(frozen=True, slots=True)
class RecallCard:
    """A question to answer from memory, and the answer."""

    key: str
    behaviour: str
    level: ProgrammeLevel
    prompt: str
    answer: str


@dataclass(frozen=True, slots=True)
class DrillSet:
    """The drills and cards of one skill, in the order in which they are met first."""

    skill: str
    version: int
    drills: tuple[Drill, ...]
    cards: tuple[RecallCard, ...]


def look_at(drill: Drill, answer: str, reader: MoveReader, rubric: Rubric) -> Look:
    """Return what is seen of the drill's behaviour in an answer, read in its context, and what else is to be said.

    `seen` is None where the answer gave no chance to see it, such as a drill about saying no whose answer says none.
    Of several chances the surest counts. An anchor above 2 that speaks of this case needs something of this case.
    """
    turns = (Turn(Speaker.CUSTOMER, drill.customer), Turn(Speaker.AGENT, answer))
    talk = Conversation(drill.key, turns, channel=drill.channel)
    reading = reader.read(talk)
    card = score_last_turn(talk, reading, rubric)
    seen = [each for each in card.observations if each.behaviour == drill.behaviour]
    surest = max(seen, key=lambda each: each.confidence, default=None)
    return look(
        (drill.customer, drill.context), answer, surest, reading.turns[-1].marks, rubric.behaviour(drill.behaviour)[1]
    )


def read_answer(drill: Drill, answer: str, reader: MoveReader, rubric: Rubric) -> Observation | None:
    """Return what is seen of the drill's behaviour in an answer, as `look_at` does."""
    return look_at(drill, answer, reader, rubric).seen


def suggested_grade(anchor: int | None) -> Grade | None:
    """Return the grade to suggest for an anchor (1-4): 1 is AGAIN and 4 EASY. None where nothing could be seen."""
    return None if anchor is None else Grade(anchor)
