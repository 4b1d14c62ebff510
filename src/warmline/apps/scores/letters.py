"""A scorecard with its feedback as one text, and back."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import TypeAdapter

from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.scorecard import Scorecard


@dataclass(frozen=True, slots=True)
class Letter:
    """What a learner reads after a conversation, and the scorecard it rests on."""

    card: Scorecard
    feedback: Feedback


_ADAPTER: TypeAdapter[Letter] = TypeAdapter(Letter)


def pack(letter: Letter) -> bytes:
    """Return the letter as bytes, ready to be sealed."""
    return _ADAPTER.dump_json(letter)


def unpack(data: bytes) -> Letter:
    """Return the letter these bytes hold. Raises ValueError where they hold none."""
    return _ADAPTER.validate_json(data)
