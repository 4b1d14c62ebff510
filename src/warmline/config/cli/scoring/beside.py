"""What `--explain` adds to a score: notes for the writer, the customer's questions, promises, figures of speech."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

import click
from rich.text import Text

from warmline.adapters.spelling import LanguageToolError
from warmline.config import wiring
from warmline.config.cli.output import printable
from warmline.core.conversation import Conversation, Speaker
from warmline.core.conversation.redaction import names_of
from warmline.core.scoring.note import TOPICS, Note
from warmline.core.scoring.noting import (
    SPOKEN,
    notes_of,
    notes_to_json,
    promises_to_json,
    questions_to_json,
    speech_to_json,
)

_STATES = {"answered": "answered", "put_off": "put off, with a time", "open": "left open"}


def beside(conversation: Conversation, *, last_turn: bool = False) -> dict[str, Any]:
    """Return the keys that follow those of the score: notes, questions, promises and, of spoken words, speech.

    With `last_turn` only what concerns the agent's last turn: its words, and the questions that stood before it.
    """
    reading = wiring.reader().read(conversation)
    notes = (*notes_of(conversation, reading, wiring.words()), *_remarks(conversation))
    found: dict[str, Any] = {
        "notes": notes_to_json(notes),
        "questions": questions_to_json(conversation, reading),
        "promises": promises_to_json(reading),
    }
    if last_turn:
        return _of_last_turn(conversation, found)
    if conversation.channel in SPOKEN:
        found["speech"] = speech_to_json(conversation)
    return found


def _of_last_turn(conversation: Conversation, found: dict[str, Any]) -> dict[str, Any]:
    last = conversation.before(len(conversation.turns), Speaker.AGENT)
    if last is None:
        return {key: [] for key in found}
    before = conversation.before(last, Speaker.AGENT)
    begun = -1 if before is None else before
    return {key: [each for each in entries if begun < each["turn"] <= last] for key, entries in found.items()}


def lines_of(found: dict[str, Any]) -> Iterator[Text]:
    """Yield what was found as lines for people; a heading stands only over something."""
    if found["notes"]:
        yield Text("Your speaking" if "speech" in found else "Your writing", "bold")
    for note in found["notes"]:
        yield _line(TOPICS[note["topic"]], note, note["text"])
    if found["questions"]:
        yield Text("Questions of the customer", "bold")
    for question in found["questions"]:
        yield _line(_STATES[question["state"]], question)
    if found["promises"]:
        yield Text("Promises", "bold")
    for promise in found["promises"]:
        yield _line(f"due {promise['due']}" if promise["due"] else "no time said", promise)
    if found.get("speech"):
        yield Text("Figures", "bold")
        yield Text(f"  {_speech(found['speech'])}", "dim")


def _line(head: str, each: dict[str, Any], text: str = "") -> Text:
    line = Text(f"  turn {each['turn']}, {printable(head)}: ", "dim")
    line.append(f"“{printable(each['quote'])}”", "not dim")
    return line.append(f"  {printable(text)}" if text else "")


def _speech(speech: dict[str, Any]) -> str:
    parts = [
        f"the agent spoke {speech['talk_share']:.0%} of the words",
        f"{speech['fillers_per_100_words']:g} fillers in a hundred words",
        f"longest stretch {speech['longest_stretch_words']} words",
    ]
    if speech["words_a_minute"] is not None:
        parts.append(f"about {speech['words_a_minute']:.0f} words a minute, pauses included")
    return f"{'; '.join(parts)}."


def _remarks(conversation: Conversation) -> Iterator[Note]:
    """Ask LanguageTool where its address is set; where it fails, say so once and go on without."""
    server = wiring.grammar()
    if server is None or conversation.channel in SPOKEN:
        return
    for turn, said in conversation.said_by(Speaker.AGENT):
        try:
            found = server.check(said.text, names_of(conversation.facts))
        except LanguageToolError as error:
            _warn_once(str(error))
            return
        for each in found:
            better = f" Perhaps “{each.better}” was meant." if each.better else ""
            quote = said.text[each.start : each.end]
            yield Note("grammar", turn, each.start, each.end, quote, f"{each.message}{better} (LanguageTool)")


@lru_cache(maxsize=16)
def _warn_once(words: str) -> None:
    click.echo(words, err=True)
