"""All notes on a conversation: on writing or speaking by its channel, and on what the case is owed in any channel."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any, Final

from warmline.core.conversation import Channel, Conversation
from warmline.core.moves import Reading
from warmline.core.moves.known_facts import contradictions
from warmline.core.moves.promised import promises
from warmline.core.moves.unanswered import State, questions
from warmline.core.scoring.feedback.voice import untranslated
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.note import Note, Translate, make_note, sorted_notes
from warmline.core.scoring.speech import speech_notes, speech_of
from warmline.core.scoring.writing import writing_notes
from warmline.core.scoring.writing.hinders import in_english
from warmline.core.scoring.writing.notes import bounded, tone_notes
from warmline.core.wording.slips import WordList

IN_A_LETTER: Final = 6
"""A letter with more notes is not read."""
SPOKEN: Final = frozenset((Channel.PHONE, Channel.IN_PERSON))

_HANGS_ON: Final = re.compile(
    r"\b(?:if|once|when|whenever|till|until|after|as soon as|while|unless|where|there|see|tell|would|could|now|stay|log"
    r"|note|add|next|same|first|second|third|\w+th|twenty\S*|thirty\S*)\b|\d|\?\s*$",
    re.I,
)
"""What hangs on something else, or is done in the same breath, needs no hour of its own."""


def notes_of(
    conversation: Conversation,
    reading: Reading,
    words: WordList | None = None,
    translate: Translate = untranslated,
) -> tuple[Note, ...]:
    """Return the notes on a conversation, the most useful first; none where it is in another language than English.

    `reading` is of this very conversation. `words` is the dictionary for written channels; without it nothing is said
    about spelling and grammar. The notes change no score.
    """
    if not in_english(conversation):
        return ()
    found = case_notes(conversation, reading, translate)
    if conversation.channel in SPOKEN:
        found += [note for turn in reading for note in tone_notes(turn, translate)]
        found += speech_notes(conversation, translate)
    else:
        found += writing_notes(conversation, reading, words, translate)
    return bounded(sorted_notes(found))


def with_notes(letter: Feedback, conversation: Conversation, notes: tuple[Note, ...]) -> Feedback:
    """Return the letter with its notes: the most useful of each topic, at most IN_A_LETTER in all.

    A note that says what a point to try already says is left out.
    """
    fresh = tuple(note for note in notes if not _said_already(letter, note))
    return replace(letter, notes=bounded(fresh, most=2)[:IN_A_LETTER], spoken=conversation.channel in SPOKEN)


def _said_already(letter: Feedback, note: Note) -> bool:
    """A point to try already speaks of these very words."""
    tries = (point.exact or point.quote for point in letter.tries if point.turn == note.turn)
    return note.topic in ("promise", "tone") and any(note.quote in words or words in note.quote for words in tries)


def case_notes(conversation: Conversation, reading: Reading, translate: Translate = untranslated) -> list[Note]:
    """Return the notes on words against known facts, questions left open, and promises without a time."""
    found: list[Note] = []
    for each in contradictions(conversation):
        span = (each.start, each.end)
        text = conversation.turns[each.turn].text
        found.append(make_note("fact", each.turn, text, span, translate, label=each.label, known=each.known))
    for question in questions(conversation, reading):
        if question.state is State.OPEN:
            span = (question.start, question.end)
            text = conversation.turns[question.turn].text
            found.append(make_note("question", question.turn, text, span, translate))
    for promise in promises(reading):
        if promise.due is None and not _HANGS_ON.search(promise.quote):
            span = (promise.start, promise.end)
            found.append(make_note("promise", promise.turn, conversation.turns[promise.turn].text, span, translate))
    return found


def notes_to_json(notes: tuple[Note, ...]) -> list[dict[str, Any]]:
    """Return notes as the objects that files and programs rely on."""
    return [{"turn": note.turn, "quote": note.quote, "topic": note.topic, "text": note.text} for note in notes]


def speech_to_json(conversation: Conversation) -> dict[str, Any] | None:
    """Return the figures of a spoken conversation, None where the agent says nothing."""
    speech = speech_of(conversation)
    if speech is None:
        return None
    return {
        "talk_share": speech.talk_share,
        "fillers_per_100_words": speech.fillers,
        "longest_stretch_words": speech.longest,
        "words_a_minute": speech.pace,
        "interruptions": list(speech.interruptions),
    }


def promises_to_json(reading: Reading) -> list[dict[str, Any]]:
    """Return every promise with its words and, where one was said, its time."""
    return [{"turn": each.turn, "quote": each.quote, "due": each.due} for each in promises(reading)]


def questions_to_json(conversation: Conversation, reading: Reading) -> list[dict[str, Any]]:
    """Return every question of the customer with what became of it."""
    return [
        {"turn": each.turn, "quote": each.quote, "state": each.state.value, "answer_turn": each.answer_turn}
        for each in questions(conversation, reading)
    ]
