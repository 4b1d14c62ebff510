"""All notes on the written answers of a conversation, the most useful first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves import Reading, TurnReading
from warmline.core.scoring.note import Note, Translate, make_note, sorted_notes
from warmline.core.scoring.writing.layout import layout_notes
from warmline.core.scoring.writing.words import (
    accepted_words,
    language_notes,
    readability_note,
    sentence_notes,
    stiff_notes,
)
from warmline.core.wording.slips import WordList, words_of

MOST_OF_A_TOPIC: Final = 5
"""More of the same helps nobody: so many notes on one topic are given, the first in the conversation."""
SURE_OF_TONE: Final = 0.75
"""A note on tone is a delicate thing: only marks as sure as this make one."""
_TONE: Final = frozenset(
    ("blames_customer", "blames_other", "dismisses", "argues", "insults", "sarcasm", "shouts", "speaks_negatively")
)


def writing_notes(
    conversation: Conversation, reading: Reading, words: WordList | None, translate: Translate
) -> tuple[Note, ...]:
    """Return the notes on the agent's messages. Without a word list nothing is said about spelling and grammar."""
    turns = [turn for turn in reading if turn.speaker is Speaker.AGENT and turn.text.strip()]
    customer = words_of(" ".join(turn.text for _, turn in conversation.said_by(Speaker.CUSTOMER)))
    accepted = accepted_words(conversation)
    found = [note for turn in turns for note in _of_turn(conversation, turn, customer, translate)]
    found += readability_note(turns, translate)
    if words is not None:
        found += [note for turn in turns for note in language_notes(turn, words, accepted, translate)]
    return bounded(sorted_notes(found))


def bounded(notes: tuple[Note, ...], most: int = MOST_OF_A_TOPIC) -> tuple[Note, ...]:
    """Return the first notes of each topic, the same words of a topic only once."""
    count: Counter[str] = Counter()
    seen: set[tuple[str, str]] = set()
    kept: list[Note] = []
    for note in notes:
        what = (note.topic, note.quote.casefold())
        if what not in seen and count[note.topic] < most:
            seen.add(what)
            count[note.topic] += 1
            kept.append(note)
    return tuple(kept)


def _of_turn(
    conversation: Conversation, turn: TurnReading, customer: frozenset[str], translate: Translate
) -> Iterator[Note]:
    yield from layout_notes(conversation, turn, translate)
    yield from sentence_notes(turn, translate)
    yield from stiff_notes(turn, customer, translate)
    yield from tone_notes(turn, translate)


def tone_notes(turn: TurnReading, translate: Translate) -> Iterator[Note]:
    """Yield a note on each move of the turn that hurts by its tone."""
    for mark in turn.marks:
        if mark.name in _TONE and mark.confidence >= SURE_OF_TONE:
            yield make_note(mark.name, turn.turn, turn.text, (mark.start, mark.end), translate, topic="tone")
