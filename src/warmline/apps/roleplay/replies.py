"""A customer's reply as it is kept, and how it is spoken: in groups of words with a natural pause after each."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from itertools import pairwise

from warmline.core.customer.mood_words import mood_word, pose_weights
from warmline.core.customer.scene import SceneTurn

DOTS = 0.35  # seconds for which dots stand even before the shortest reply
DOTS_PER_CHARACTER = 0.006  # a long reply takes longer to begin; sizes are chosen, so that practice does not drag
LONGEST_DOTS = 1.0
LONGEST = 0.9  # seconds for the words of a whole reply, however long it is


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


def dots_before(text: str) -> float:
    """Return for how many seconds the customer writes unseen, while only dots show: longer for a longer reply."""
    return min(LONGEST_DOTS, DOTS + DOTS_PER_CHARACTER * len(text))


def word_groups(text: str) -> tuple[WordGroup, ...]:
    """Cut a reply into groups of about three words; joined again they are the reply, character for character.

    Before the first there are dots. A pause is longer after the end of a sentence and after a comma; all pauses
    behind the first together stay under `LONGEST`.
    """
    pieces = _pieces(text)
    raw = [_pause_after(piece) for piece, _ in pairwise(pieces)]
    scale = min(1.0, LONGEST / (sum(raw) or LONGEST))
    pauses = [dots_before(text), *[pause * scale for pause in raw]]
    return tuple(WordGroup(piece, round(pause, 3)) for piece, pause in zip(pieces, pauses, strict=True))


def seconds_to_appear(text: str) -> float:
    """Return how long a reply takes to appear: until then nobody can be expected to answer it."""
    return sum(group.pause for group in word_groups(text))


def _pieces(text: str) -> list[str]:
    pieces, current, words = [], "", 0
    for word in text.replace(" ", " \x00").split("\x00"):
        current, words = current + word, words + 1
        if words == 3 or word.rstrip().endswith((".", "!", "?", ",", ";", ":")):
            pieces.append(current)
            current, words = "", 0
    return [*pieces, current] if current or not pieces else pieces


def _pause_after(piece: str) -> float:
    end = piece.rstrip()[-1:] or "-"  # nothing but blanks is no end of a sentence
    return 0.28 if end in ".!?" else 0.18 if end in ",;:" else 0.11
