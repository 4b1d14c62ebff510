"""A customer's reply as it is kept, and how it is spoken: in groups of words with a natural pause after each."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import pairwise

from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scene import SceneTurn

FIRST = 0.1  # seconds before the first words: enough to see who answers, too little to wait
LONGEST = 1.4  # seconds for a whole reply, however long it is


@dataclass(frozen=True, slots=True)
class Reply:
    """What the customer said and how she looked saying it. `ended` says that she has gone."""

    customer: str
    mood: str
    poses: dict[str, float]
    ended: bool


def reply_of(turn: SceneTurn) -> Reply:
    """Return the reply that a turn of a scene holds."""
    return Reply(turn.customer, mood_word(turn.mood), dict(pose_weights(turn.mood)), turn.ended is not None)


def pack_reply(reply: Reply) -> bytes:
    """Return the reply as bytes, ready to be sealed."""
    return json.dumps(asdict(reply), ensure_ascii=False).encode()


def unpack_reply(data: bytes) -> Reply:
    """Return the reply these bytes hold."""
    return Reply(**json.loads(data))


@dataclass(frozen=True, slots=True)
class WordGroup:
    """Some words said in one breath, and the seconds to wait before them."""

    text: str
    pause: float


def word_groups(text: str) -> tuple[WordGroup, ...]:
    """Cut a reply into groups of about three words; joined again they are the reply, character for character.

    A pause is longer after the end of a sentence and after a comma. All pauses together stay under `LONGEST`.
    """
    pieces = _pieces(text)
    raw = [FIRST] + [_pause_after(piece) for piece, _ in pairwise(pieces)]
    scale = min(1.0, LONGEST / sum(raw))
    return tuple(WordGroup(piece, round(pause * scale, 3)) for piece, pause in zip(pieces, raw, strict=True))


def _pieces(text: str) -> list[str]:
    pieces, current, words = [], "", 0
    for word in text.replace(" ", " \x00").split("\x00"):
        current, words = current + word, words + 1
        if words == 3 or word.rstrip().endswith((".", "!", "?", ",", ";", ":")):
            pieces.append(current)
            current, words = "", 0
    return [*pieces, current] if current or not pieces else pieces


def _pause_after(piece: str) -> float:
    end = piece.rstrip()[-1:]
    return 0.28 if end in ".!?" else 0.18 if end in ",;:" else 0.11
