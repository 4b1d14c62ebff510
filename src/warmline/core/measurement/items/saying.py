"""Say-it items: what the move reader sees in an answer to a customer's words. Suggested only, never points."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.measurement.items.bank import Item
from warmline.core.moves import MoveReader
from warmline.core.scoring.score import score_last_turn
from warmline.core.skills import Rubric


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The anchor (1-4) that the reader sees for the item's behaviour, how sure it is (0-1), and which reader it was."""

    anchor: int
    confidence: float
    reader: str


def suggest(item: Item, text: str, *, reader: MoveReader, rubric: Rubric) -> Suggestion | None:
    """Return what the reader sees, in the context of the item's moment; None where it sees no chance for the behaviour.

    Where it sees several chances, the surest counts.
    """
    talk = Conversation(
        item.key, (Turn(Speaker.CUSTOMER, item.moment), Turn(Speaker.AGENT, text)), channel=Channel.CHAT
    )
    reading = reader.read(talk)
    seen = [each for each in score_last_turn(talk, reading, rubric).observations if each.behaviour == item.behaviour]
    if not seen:
        return None
    best = max(seen, key=lambda each: each.confidence)
    return Suggestion(best.anchor, best.confidence, reading.version)
