"""The one function that scores a conversation, whoever calls it: this process, another one, or a cluster."""

from __future__ import annotations

from typing import Final

from warmline.config import wiring
from warmline.config.cli.scoring.beside import beside
from warmline.core.conversation import Conversation
from warmline.core.scoring.as_json import to_line
from warmline.core.scoring.score import ENGINE, score, score_last_turn
from warmline.core.scoring.scorecard import Scorecard
from warmline.core.skills.keys import SKILL_KEYS

TEXTS: Final = ("id", "resolved", "score")
NUMBERS: Final = ("overall", "critical", *(f"skill_{key}" for key in SKILL_KEYS))
"""The columns of a table of scores, beside the place in the input."""


def card_of(conversation: Conversation, *, last_turn: bool = False) -> Scorecard:
    """Return the scorecard of a conversation, or of its last agent turn in context. Raises PackError."""
    reading = wiring.reader().read(conversation)
    if last_turn:
        return score_last_turn(conversation, reading, wiring.rubric())
    return score(conversation, reading, wiring.rubric(), words=wiring.words())


def line_of(conversation: Conversation, *, last_turn: bool = False, explain: bool = False) -> str:
    """Return the same as the line that `warmline score --json` writes, without its line end. Raises PackError.

    With `explain`, notes, questions and promises follow the score.
    """
    return to_line(
        card_of(conversation, last_turn=last_turn), beside(conversation, last_turn=last_turn) if explain else {}
    )


def versions() -> dict[str, str]:
    """Return what pins a score: the versions of engine, reader and rubric. Raises PackError."""
    return {"engine": ENGINE, "reader": wiring.reader().version, "rubric": wiring.rubric().version}


def row_of(conversation: Conversation) -> dict[str, object]:
    """Return one row of a table of scores: `score` is the line of `line_of`, the other columns are taken from it.

    A lone surrogate, which a table cannot hold, becomes its JSON escape, as in the file of lines.
    """
    card = card_of(conversation)
    skills = {f"skill_{each.skill}": None if each.score is None else round(each.score, 1) for each in card.skills}
    return {
        "id": _plain(card.conversation),
        "resolved": card.resolved.value,
        "score": _plain(to_line(card)),
        "overall": None if card.overall is None else round(card.overall, 1),
        "critical": float(len(card.critical)),
        **skills,
    }


def _plain(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
