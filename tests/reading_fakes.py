"""A reader and an encoder for tests: what they find stands in the words themselves."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves import CUES, MOVES, Kind, Mark, Reading, TurnReading
from warmline.core.moves.encoding import EncodedTurn, TextInContext

WIDTH = 8


class TagReader:
    """Marks every word of a turn that is the name of a cue (customer) or of a move (agent), each surely."""

    version = "tags-1"

    def read_turn(self, conversation: Conversation, turn: int) -> TurnReading:
        """Read one turn."""
        said = conversation.turns[turn]
        names, kind = (CUES, Kind.CUE) if said.speaker is Speaker.CUSTOMER else (MOVES, Kind.MOVE)
        words = re.finditer(r"\w+", said.text)
        marks = tuple(Mark(kind, w[0], w[0], w.start(), w.end(), 0.9) for w in words if w[0] in names)
        return TurnReading(turn, said.speaker, said.text, marks)

    def read(self, conversation: Conversation) -> Reading:
        """Read every turn."""
        turns = range(len(conversation.turns))
        return Reading(self.version, tuple(self.read_turn(conversation, turn) for turn in turns))


class OtherReader(TagReader):
    """The same under another version."""

    version = "tags-2"


class HashingEncoder:
    """Adds up one vector a word, drawn from the word's own hash: the same words give the same vector everywhere."""

    version = "hashing-1"

    def __init__(self) -> None:
        self.asked: list[str] = []

    def encode(self, turns: Sequence[TextInContext]) -> list[EncodedTurn]:
        """Return the vectors of the turns; there are no probabilities."""
        self.asked.extend(turn.text for turn in turns)
        return [self._one(turn) for turn in turns]

    def _one(self, turn: TextInContext) -> EncodedTurn:
        whole = np.sum([_of(word) for word in re.findall(r"\w+", turn.text)] or [np.zeros(WIDTH)], axis=0)
        places = turn.places()
        return EncodedTurn(whole.astype(np.float32), np.tile(whole, (len(places), 1)), {}, ({},) * len(places))


def _of(word: str) -> np.ndarray:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:8], "big")
    return np.random.default_rng(seed).normal(size=WIDTH)
