"""A conversation as one line of text and back, with nothing lost, for handing it between machines."""

from __future__ import annotations

import json
from datetime import datetime

from warmline.core.conversation import CaseFacts, Channel, Conversation, Fact, Speaker, Turn


def packed(conversation: Conversation) -> str:
    """Return a conversation as plain ASCII; `unpacked` gives the same one back, lone surrogates included."""
    return json.dumps(
        {
            "id": conversation.id,
            "turns": [[turn.speaker.value, turn.text, _written(turn.at)] for turn in conversation.turns],
            "channel": conversation.channel.value,
            "started_at": _written(conversation.started_at),
            "agent": conversation.agent,
            "queue": conversation.queue,
            "language": conversation.language,
            "facts": [[fact.key, fact.label, fact.value] for fact in conversation.facts],
        }
    )


def unpacked(line: str) -> Conversation:
    """Return the conversation that `packed` wrote. Raises KeyError, TypeError or ValueError for anything else."""
    kept = json.loads(line)
    return Conversation(
        id=kept["id"],
        turns=tuple(Turn(Speaker(who), text, _read(at)) for who, text, at in kept["turns"]),
        channel=Channel(kept["channel"]),
        started_at=_read(kept["started_at"]),
        agent=kept["agent"],
        queue=kept["queue"],
        language=kept["language"],
        facts=CaseFacts(tuple(Fact(*each) for each in kept["facts"])),
    )


def _written(at: datetime | None) -> str | None:
    return None if at is None else at.isoformat()


def _read(at: str | None) -> datetime | None:
    return None if at is None else datetime.fromisoformat(at)
