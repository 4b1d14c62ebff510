"""What the customer remembers as promised: each clause once, with its time, and no question put to somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.customer.others import asks_others
from warmline.core.customer.sentences import Piece
from warmline.core.customer.state import Promise
from warmline.core.customer.times import is_a_sum, named_time, only_conditional
from warmline.core.moves import Mark, TurnReading

_PROMISING: Final = frozenset({"promises", "promises_vaguely", "next_step_with_time", "overpromises", "follows_up"})


def promises_in(turn: int, clauses: tuple[Piece, ...], reading: TurnReading) -> tuple[Promise, ...]:
    """Return the promises of an answer, one a clause, each with the time it named in the words used, None without.

    An offer to ask somebody binds to nothing until it names a time. A time in an if-clause is none.
    """
    made = []
    for piece in clauses:
        marks = [mark for mark in reading.marks if mark.name in _PROMISING and piece.start <= mark.start < piece.end]
        when = named_time(piece.text) or next(_times(marks, piece), None)
        if marks and not asks_of_customer(marks, piece) and (when or not asks_others(piece)):
            made.append(Promise(turn, max((mark.quote for mark in marks), key=len), when))
    return tuple(made)


def asks_of_customer(marks: list[Mark], piece: Piece) -> bool:
    """Say whether all that was read as promised is a step whose only time hangs on an "if": "write to me"."""
    return {mark.name for mark in marks} == {"next_step_with_time"} and only_conditional(piece.text)


def _times(marks: list[Mark], piece: Piece) -> Iterator[str]:
    """Yield the times that the reader found where the customer's own ear found none: "overnight", "by return"."""
    told = (mark.about(key) for mark in marks for key in ("time", "when"))
    yield from (time for time in told if time and not is_a_sum(time) and not only_conditional(piece.text))
