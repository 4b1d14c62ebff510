"""What a reader found: marks in turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves.catalogue import Kind


@dataclass(frozen=True, slots=True)
class Mark:
    """One cue or move found in a turn.

    `quote` is the exact substring `text[start:end]` of the turn. `confidence` is 0-1, rounded to .05, so that
    decisions do not hang on the last bit of a processor. `detail` names what the mark is about (the feeling, the
    time, the parts of an apology) as sorted (key, value) pairs.
    """

    kind: Kind
    name: str
    quote: str
    start: int
    end: int
    confidence: float
    detail: tuple[tuple[str, str], ...] = ()

    def about(self, key: str) -> str | None:
        """Return one detail of the mark, or None."""
        return dict(self.detail).get(key)


@dataclass(frozen=True, slots=True)
class AnswerGrade:
    """How well an agent's turn as a whole meets what its customer needs now: `value` 0-1, rounded to .05.

    `text[start:end]` is the sentence that weighed most for it.
    """

    value: float
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class TurnReading:
    """All marks of one turn, in the order in which their quotes begin; its grade as an answer, where one was read."""

    turn: int
    speaker: Speaker
    text: str
    marks: tuple[Mark, ...] = ()
    answer: AnswerGrade | None = None

    def names(self) -> frozenset[str]:
        """Return the names of all marks of the turn."""
        return frozenset(mark.name for mark in self.marks)

    def first(self, *names: str) -> Mark | None:
        """Return the first mark with one of these names, or None."""
        return next((mark for mark in self.marks if mark.name in names), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """The reading of a whole conversation: one `TurnReading` a turn, in order, and the reader's version."""

    version: str
    turns: tuple[TurnReading, ...]

    def __iter__(self) -> Iterator[TurnReading]:
        return iter(self.turns)


class MoveReader(Protocol):
    """Reads what turns do. The rules are one such reader; encoders and language models are others."""

    @property
    def version(self) -> str:
        """Name and version of the reader, pinned to every score."""
        ...

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Read one turn in the light of the turns before it. Turns after it are never looked at."""
        ...

    def read(self, conversation: Conversation) -> Reading:
        """Read every turn of a conversation."""
        ...
