"""What the agent promised: each promise with its words and, where one was said, the time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves.reading import Mark, Reading, TurnReading
from warmline.core.wording.sentences import sentence_spans

LEAST_CONFIDENCE: Final = 0.4
_NAMES: Final = ("promises", "next_step_with_time", "promises_vaguely", "overpromises")
_WHEN: Final = ("when", "time")


@dataclass(frozen=True, slots=True)
class Promise:
    """One promise: the whole sentence as quote, `text[start:end]` of that turn; `due` in the words used, or None."""

    turn: int
    start: int
    end: int
    quote: str
    due: str | None


def promises(reading: Reading) -> tuple[Promise, ...]:
    """Return the agent's promises, one a sentence, in order. A step said with its time is a promise too."""
    return tuple(each for turn in reading if turn.speaker is Speaker.AGENT for each in _of_turn(turn))


def _of_turn(turn: TurnReading) -> list[Promise]:
    marks = [mark for mark in turn.marks if mark.name in _NAMES and mark.confidence >= LEAST_CONFIDENCE]
    found: list[Promise] = []
    for start, end in sentence_spans(turn.text) if marks else ():
        here = [mark for mark in marks if start <= mark.start < end]
        if here:
            found.append(Promise(turn.turn, start, end, turn.text[start:end], _due(here)))
    return found


def _due(marks: list[Mark]) -> str | None:
    return next((time for mark in marks for key in _WHEN if (time := mark.about(key))), None)
