"""The one function that scores a conversation, whoever calls it: this process, another one, or a cluster."""

from __future__ import annotations

from warmline.config import wiring
from warmline.core.conversation import Conversation
from warmline.core.scoring.as_json import to_line
from warmline.core.scoring.score import ENGINE, score, score_last_turn
from warmline.core.scoring.scorecard import Scorecard


def card_of(conversation: Conversation, *, last_turn: bool = False) -> Scorecard:
    """Return the scorecard of a conversation, or of its last agent turn in context. Raises PackError."""
    judge = score_last_turn if last_turn else score
    return judge(conversation, wiring.reader().read(conversation), wiring.rubric())


def line_of(conversation: Conversation, *, last_turn: bool = False) -> str:
    """Return the same as the line that `warmline score --json` writes, without its line end. Raises PackError."""
    return to_line(card_of(conversation, last_turn=last_turn))


def versions() -> dict[str, str]:
    """Return what pins a score: the versions of engine, reader and rubric. Raises PackError."""
    return {"engine": ENGINE, "reader": wiring.reader().version, "rubric": wiring.rubric().version}
