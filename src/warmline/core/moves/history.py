"""What was said before a turn, as far as the reading of the turn hangs on it."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Final

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves.content import content_stems

LOOK_BACK: Final = 60
"""How many turns before this one are looked at: more than nearly every real chat has, and a bound on the work."""


class History:
    """The turns before one turn. Everything is worked out only when a family asks for it."""

    def __init__(self, conversation: Conversation, turn: int) -> None:
        self.conversation = conversation
        self.turn = turn
        self.earlier = conversation.turns[max(0, turn - LOOK_BACK) : turn]

    @cached_property
    def agent_texts(self) -> tuple[str, ...]:
        """Everything the agent said before, oldest first."""
        return tuple(turn.text for turn in self.earlier if turn.speaker is Speaker.AGENT)

    @cached_property
    def customer_texts(self) -> tuple[str, ...]:
        """Everything the customer said before, oldest first."""
        return tuple(turn.text for turn in self.earlier if turn.speaker is Speaker.CUSTOMER)

    @cached_property
    def customer_folded(self) -> str:
        """Everything the customer said before, letters and figures only, lower case: to look values up in."""
        return folded(" ".join(self.customer_texts))

    @cached_property
    def pending(self) -> tuple[str, ...]:
        """The customer's words since the agent last spoke, oldest first; empty right after an agent's own turn."""
        texts: list[str] = []
        for turn in reversed(self.earlier):
            if turn.speaker is Speaker.AGENT:
                break
            if turn.speaker is Speaker.CUSTOMER:
                texts.append(turn.text)
        return tuple(reversed(texts))

    @cached_property
    def last_block(self) -> tuple[str, ...]:
        """The customer's last words before this turn, even where the agent has spoken since."""
        texts: list[str] = []
        for turn in reversed(self.earlier):
            if turn.speaker is Speaker.CUSTOMER:
                texts.append(turn.text)
            elif texts and turn.speaker is Speaker.AGENT:
                break
        return tuple(reversed(texts))

    @cached_property
    def last_agent_text(self) -> str:
        """The agent's words right before this customer's turn, "" where there are none."""
        for turn in reversed(self.earlier):
            if turn.speaker is Speaker.AGENT:
                return turn.text
        return ""

    @cached_property
    def told(self) -> frozenset[str]:
        """Stems of the content words the customer has used so far."""
        return frozenset().union(*map(content_stems, self.customer_texts))

    @cached_property
    def is_opening(self) -> bool:
        """Whether the agent has not spoken before, or only in an unbroken run at the very beginning."""
        agent_has_spoken = False
        for turn in self.earlier:
            if turn.speaker is Speaker.AGENT:
                agent_has_spoken = True
            elif turn.speaker is Speaker.CUSTOMER and agent_has_spoken:
                return False
        return self.turn <= LOOK_BACK


def folded(text: str) -> str:
    """Return the letters and figures of a text alone, lower case: "(977) 625-2661" -> "9776252661"."""
    return re.sub(r"[\W_]+", "", text.lower())
