"""Reading the last line of a small talk, for the tests of the families."""

from __future__ import annotations

from tests.builders import conversation

from warmline.core.conversation import CaseFacts, Channel
from warmline.core.moves import Mark, TurnReading
from warmline.core.moves.rules import RuleReader

READER = RuleReader()

PARCEL = (
    "c: I waited in for two days and nothing came. I'm so annoyed! It is my daughter's birthday on Saturday. "
    "Where is my parcel?"
)
"""A customer's opening that many tests answer: a feeling, a wait, a deadline, a question."""


def read_last(*lines: str, facts: CaseFacts | None = None, channel: Channel = Channel.CHAT) -> TurnReading:
    """Read the last of some lines such as "c: Where is it?" and check what must always hold of its marks."""
    talk = conversation(*lines, channel=channel)
    if facts is not None:
        talk = type(talk)(talk.id, talk.turns, talk.channel, facts=facts)
    reading = READER.read_turn(talk, len(talk.turns) - 1)
    for mark in reading.marks:
        assert mark.quote == reading.text[mark.start : mark.end]
        assert mark.quote.strip()
        assert 0.05 <= mark.confidence <= 1
        assert abs(mark.confidence * 20 - round(mark.confidence * 20)) < 1e-9
    return reading


def names(*lines: str, facts: CaseFacts | None = None) -> frozenset[str]:
    """The names of the marks of the last line."""
    return read_last(*lines, facts=facts).names()


def agent(text: str, customer: str = PARCEL) -> frozenset[str]:
    """The names of the moves in an agent's answer to a customer."""
    return names(customer, f"a: {text}")


def customer(text: str, before: str = "a: Hello, how can I help you?") -> frozenset[str]:
    """The names of the cues in a customer's turn."""
    return names(before, f"c: {text}")


def found(name: str, *lines: str) -> Mark:
    """The first mark of this name in the last line; fails where there is none."""
    mark = read_last(*lines).first(name)
    assert mark is not None, f"{name} was not found in {lines[-1]!r}"
    return mark
