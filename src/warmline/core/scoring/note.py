"""Notes for the one who wrote or spoke: each with the exact words and one suggestion. Notes are no part of a score."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Note:
    """One note: `quote` is `text[start:end]` of that turn (the customer's turn where a question was left open).

    `topic` is a key of TOPICS; `text` is the one suggestion, in whole sentences about the words and never the person.
    """

    topic: str
    turn: int
    start: int
    end: int
    quote: str
    text: str


TOPICS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fact": "Known facts",
        "question": "Questions",
        "promise": "Promises",
        "tone": "Tone",
        "subject": "Subject line",
        "greeting": "Greeting",
        "closing": "Closing",
        "paragraph": "Paragraphs",
        "request": "What to do, by when",
        "sentence": "Long sentences",
        "readability": "Easy to read",
        "jargon": "Inside words",
        "plain_word": "Plain words",
        "grammar": "Grammar",
        "spelling": "Spelling",
        "fillers": "Filler words",
        "monologue": "Long turns",
        "pace": "Pace",
        "interruption": "Letting finish",
    }
)
"""What a note can be about, in the order in which notes are shown: what matters most to the customer comes first."""

MESSAGES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "fact": "The case says otherwise. {label}: {known}. Check which is right, and put it straight if needed.",
        "question": "This question has no answer yet. Answer it, or say by when the answer comes.",
        "promise": "This promise has no time. Add the day or the hour, and the customer can rely on it.",
        "subject_missing": "There is no subject line. Say in a few words what is in the message.",
        "subject_vague": "This subject fits any message. Name the thing and the news: “Your card comes Thursday”.",
        "greeting": "The message starts without a greeting. A line with the customer’s name is enough.",
        "closing": "The message just stops. Close with what happens next and a name.",
        "paragraph": "There are {count} words in this paragraph. Give each matter a paragraph of its own.",
        "request": "This asks the customer to do something. Say by when, so that it is not put aside.",
        "sentence": "This sentence has {count} words. Two short ones are easier to follow.",
        "readability": "Your messages read like year {grade} of school, this sentence most of all. Shorter words help.",
        "jargon": "“{word}” is a word from inside. Say what it means for the customer.",
        "plain_word": "“{word}” can be “{better}”.",
        "grammar": "Perhaps “{better}” was meant.",
        "spelling": "Perhaps “{better}” was meant.",
        "fillers": "{rate} words in a hundred are fillers, most often “{word}”. A short pause does the same work.",
        "monologue": "This is {count} words without a break. Stop after one matter and let the customer answer.",
        "pace": "That is about {rate} words a minute. Take a breath after each number or date.",
        "interruption": "The customer was still speaking here. Let the sentence end, then answer.",
        "blames_customer": "This puts the cause on the customer. Say what happened and what comes next.",
        "blames_other": "This points at somebody else. Say what you do about it.",
        "dismisses": "This makes the matter small. Name what it means for the customer.",
        "argues": "This argues the point. Take up what is right in the customer’s words first.",
        "insults": "These words hurt. Leave them out and answer the matter.",
        "sarcasm": "This can be read as mockery. Say it straight.",
        "shouts": "Capitals read as shouting. Small letters say the same.",
        "speaks_negatively": "This says only what cannot be done. Add what can.",
    }
)
"""Every sentence of the notes by its key; translated by its English text."""

Translate = Callable[[str], str]


def make_note(
    key: str,
    turn: int,
    text: str,
    span: tuple[int, int],
    translate: Translate,
    *,
    topic: str | None = None,
    **slots: object,
) -> Note:
    """Make a note on `text[start:end]` of a turn from its message. Raises KeyError where the key is unknown."""
    start, end = span
    said = translate(MESSAGES[key]).format(**slots)
    return Note(topic or key.partition("_")[0], turn, start, end, text[start:end], said)


def sorted_notes(notes: list[Note]) -> tuple[Note, ...]:
    """Return notes in the order of TOPICS, then as they stand in the conversation."""
    order = {topic: place for place, topic in enumerate(TOPICS)}
    return tuple(sorted(notes, key=lambda note: (order[note.topic], note.turn, note.start, note.end)))
