"""The cues in a customer's own message: what a reader finds, and what the engine knows it has put there."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
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
    Act.TEST.value: "asks_question",
    Act.COME_BACK.value: "says_goodbye",
}
_CALM_ACTS: Final = (
    Act.ASK,
    Act.ANSWER,
    Act.TELL,
    Act.CLARIFY,
    Act.ACCEPT,
    Act.FORGIVE,
    Act.THANK,
    Act.CLOSE,
    Act.COME_BACK,
)
_CALM_REACTIONS: Final = (
    *("named_feeling", "validated", "said_back", "used_detail", "need_reached", "question_answered", "informed"),
    *("explained", "concrete_step", "owned", "choice", "summary", "follows_up", "prevents_repeat", "warm_word"),
    *("welcome", "declined_alternative", "lead_asked", "will_ask", "apology"),
)
_CALM: Final = frozenset(
    {
        *(act.value for act in _CALM_ACTS),
        *(f"tail.{act.value}" for act in _CALM_ACTS),
        *(f"react.{reason}" for reason in _CALM_REACTIONS),
    }
)
_RESISTS: Final = frozenset(
    {"objects", "doubts", "shows_anger", "insults_agent", "threatens_to_leave", "asks_for_supervisor"}
)
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


def believed(found: TurnReading, parts: Iterable[Part]) -> TurnReading:
    """Return a reader's finding without the resistance that the engine did not put into the message.

    The engine knows whether it let the customer object, doubt or complain. Where it did not, a "Really." is thanks and
    "Then I don't care where the old one is" is a yes, whatever a reader makes of the words.
    """
    if not all(part.use in _CALM for part in parts):
        return found
    return replace(found, marks=tuple(mark for mark in found.marks if mark.name not in _RESISTS))


def _feeling(mood: Mood) -> str:
    if mood.anger >= 0.35:
        return "shows_anger"
    return "shows_worry" if mood.hope < 0.45 else "shows_disappointment"


def _mark(name: str, part: Part) -> Mark:
    return Mark(Kind.CUE, name, part.text, part.start, part.end, 1.0)


def _sorted(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.start, mark.end, mark.name)))
