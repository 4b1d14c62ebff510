"""What two people said, as turns: lines that one of them said in a row are one turn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from warmline.apps.live.models import Side
from warmline.core.conversation import Conversation, Speaker, Turn
from warmline.core.customer.scenario import Scenario


@dataclass(frozen=True, slots=True)
class Said:
    """One line with its number, from 1, and the moment at which it was saved."""

    number: int
    side: Side
    text: str
    at: datetime

    @property
    def mine(self) -> bool:
        """Whether the agent said it."""
        return self.side is Side.AGENT


@dataclass(frozen=True, slots=True)
class Exchange:
    """The agent's words, and the customer's after them: None while the customer has not replied."""

    agent: str
    customer: str | None


def turns_of(said: Sequence[Said]) -> tuple[Turn, ...]:
    """Return the turns; each has the moment of its first line."""
    speakers = {Side.AGENT: Speaker.AGENT, Side.CUSTOMER: Speaker.CUSTOMER}
    groups = ((side, list(lines)) for side, lines in groupby(said, key=lambda line: line.side))
    return tuple(Turn(speakers[side], "\n".join(line.text for line in lines), lines[0].at) for side, lines in groups)


def conversation_of(said: Sequence[Said], scenario: Scenario, name: str) -> Conversation:
    """Return the talk as a conversation that can be read and scored."""
    return Conversation(name, turns_of(said), channel=scenario.channel, facts=scenario.record)


def exchanges_of(said: Sequence[Said]) -> tuple[str, tuple[Exchange, ...]]:
    """Return the customer's first words (empty where the agent began), and every exchange after them."""
    turns = list(turns_of(said))
    opening = turns.pop(0).text if turns and turns[0].speaker is Speaker.CUSTOMER else ""
    replies = [turn.text for turn in turns if turn.speaker is Speaker.CUSTOMER]
    answers = [turn.text for turn in turns if turn.speaker is Speaker.AGENT]
    padded = [*replies, *[None] * (len(answers) - len(replies))]
    return opening, tuple(Exchange(agent, reply) for agent, reply in zip(answers, padded, strict=True))
