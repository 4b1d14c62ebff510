"""A conversation: turns in order, each by one speaker, over one channel."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from warmline.core.conversation.facts import CaseFacts


class Speaker(StrEnum):
    """Who speaks in a turn. A `note` is a line of the system or of the record, never said to the customer."""

    CUSTOMER = "customer"
    AGENT = "agent"
    NOTE = "note"
    BOT = "bot"


class Channel(StrEnum):
    """How the conversation took place."""

    CHAT = "chat"
    EMAIL = "email"
    PHONE = "phone"
    SOCIAL = "social"
    IN_PERSON = "in_person"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Turn:
    """One message of one speaker. `at` is timezone-aware where the source gave a time."""

    speaker: Speaker
    text: str
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Conversation:
    """A whole conversation, real or simulated. Turns count from 0."""

    id: str
    turns: tuple[Turn, ...]
    channel: Channel = Channel.OTHER
    started_at: datetime | None = None
    agent: str | None = None
    queue: str | None = None
    language: str | None = None
    facts: CaseFacts = field(default_factory=CaseFacts)

    def said_by(self, speaker: Speaker) -> Iterator[tuple[int, Turn]]:
        """Yield (turn number, turn) for every turn of this speaker, in order."""
        return ((n, turn) for n, turn in enumerate(self.turns) if turn.speaker is speaker)

    def before(self, turn: int, speaker: Speaker) -> int | None:
        """Return the number of this speaker's last turn before `turn`, or None."""
        return next((n for n in range(turn - 1, -1, -1) if self.turns[n].speaker is speaker), None)
