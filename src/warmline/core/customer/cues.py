"""The cues in a customer's own message: what a reader finds, and what the engine knows it has put there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.customer.language import Part
from warmline.core.customer.mood import Mood
from warmline.core.customer.state import Act
from warmline.core.moves import Mark, TurnReading
from warmline.core.moves.catalogue import Kind

_CUE_OF: Final = {
    Act.ASK.value: "asks_question",
    Act.ANSWER.value: "states_fact",
    Act.TELL.value: "states_fact",
    Act.CORRECT.value: "objects",
    Act.REPEAT.value: "makes_request",
    Act.CLARIFY.value: "shows_confusion",
    Act.BARGAIN.value: "makes_request",
    Act.THREATEN.value: "threatens_to_leave",
    Act.ESCALATE.value: "asks_for_supervisor",
    Act.HESITATE.value: "doubts",
    Act.ACCEPT.value: "accepts",
    Act.THANK.value: "thanks",
    Act.CLOSE.value: "says_goodbye",
    Act.LEAVE.value: "says_goodbye",
}
_FEELING: Final = frozenset({Act.OPEN.value, Act.COMPLAIN.value, Act.VENT.value})


def cues_of(turn: int, text: str, parts: Iterable[Part], mood: Mood, told_hidden: str | None) -> TurnReading:
    """Return the cues that the engine itself put into a message. `told_hidden` is the hidden need's words if told."""
    marks = []
    for part in parts:
        name = _feeling(mood) if part.use in _FEELING else _CUE_OF.get(part.use)
        if name is not None:
            marks.append(_mark(name, part))
        if told_hidden is not None and told_hidden in part.text:
            marks.append(_mark("shows_worry", part))
    return TurnReading(turn, Speaker.CUSTOMER, text, _sorted(marks))


def merged(found: TurnReading, known: TurnReading) -> TurnReading:
    """Return a reader's finding with the cues it missed. What the reader found keeps its own quote."""
    names = found.names()
    missing = [mark for mark in known.marks if mark.name not in names]
    return TurnReading(found.turn, found.speaker, found.text, _sorted([*found.marks, *missing]))


def _feeling(mood: Mood) -> str:
    if mood.anger >= 0.35:
        return "shows_anger"
    return "shows_worry" if mood.hope < 0.45 else "shows_disappointment"


def _mark(name: str, part: Part) -> Mark:
    return Mark(Kind.CUE, name, part.text, part.start, part.end, 1.0)


def _sorted(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.name)))
