"""Whether a real conversation ended with the case solved, as far as its words show."""

from __future__ import annotations

from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.scoring.dialogue import Dialogue
from warmline.core.scoring.scorecard import Resolved

_CONTENT: Final = frozenset({"accepts", "thanks", "shows_relief"})
_NOT_CONTENT: Final = frozenset(
    {"objects", "doubts", "threatens_to_leave", "asks_for_supervisor", "insults_agent", "shows_anger"}
)
_DECLINES: Final = frozenset({"declines_bare", "declines_with_reason", "declines_with_alternative"})
_SOLVES: Final = frozenset(
    {"gives_information", "explains", "offers_remedy", "offers_options", "next_step_with_time", "plain_steps",
     "checks_resolved"}
)  # fmt: skip


def resolved_by_words(dialogue: Dialogue) -> Resolved:
    """Judge by the last two customer messages and by what the agent did last about the case.

    No: the customer's last message objects, doubts, is angry, asks for a supervisor or threatens to leave. Yes: the
    customer accepts, thanks or is relieved at the end, and the agent's last act on the case was an answer, a remedy
    or a step, not a refusal and not a hand-over. Everything else is unclear: thanks are also said out of politeness.
    """
    customer = [n for n, block in enumerate(dialogue.blocks) if block.speaker is Speaker.CUSTOMER]
    if not customer:
        return Resolved.UNCLEAR
    last = dialogue.block_names(customer[-1])
    if last & _NOT_CONTENT:
        return Resolved.NO
    at_the_end = frozenset().union(*(dialogue.block_names(n) for n in customer[-2:]))
    if not at_the_end & _CONTENT or at_the_end & _NOT_CONTENT:
        return Resolved.UNCLEAR
    return Resolved.YES if _last_act_solves(dialogue) else Resolved.UNCLEAR


def _last_act_solves(dialogue: Dialogue) -> bool:
    for block in reversed(dialogue.blocks):
        if block.speaker is not Speaker.AGENT:
            continue
        names = dialogue.names_of(block.turns)
        if names & _DECLINES or "escalates" in names:
            return False
        if names & _SOLVES:
            return True
    return False
