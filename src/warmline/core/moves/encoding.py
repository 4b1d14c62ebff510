"""What an encoder is to the core: text in its context goes in, vectors and probabilities come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class TextInContext:
    """A turn as an encoder wants it.

    `before` is the last turn of the other speaker, empty at the start of a conversation. `sentences` are the places
    (start, end) in `text` of which vectors of their own are wanted, in order and without overlap; none means that
    the whole turn is its one sentence.
    """

    text: str
    before: str = ""
    sentences: tuple[tuple[int, int], ...] = ()

    def __post_init__(self) -> None:
        """Refuse places outside the text, out of order or overlapping."""
        past = 0
        for start, end in self.sentences:
            if not past <= start <= end <= len(self.text):
                raise ValueError(f"sentence ({start}, {end}) does not lie in order in a text of {len(self.text)}")
            past = end

    def places(self) -> tuple[tuple[int, int], ...]:
        """Return the sentences, or the whole text as the only one."""
        return self.sentences or ((0, len(self.text)),)


@dataclass(frozen=True, slots=True, eq=False)
class EncodedTurn:
    """What an encoder made of a turn.

    `turn` is one vector, `sentences` has one row for each of `TextInContext.places()`. Probabilities are 0-1 by
    "head.class", calibrated, and not rounded: whoever decides by them rounds to .05 first.
    """

    turn: Vector
    sentences: Vector
    probabilities: Mapping[str, float]
    by_sentence: tuple[Mapping[str, float], ...]


class Encoder(Protocol):
    """Turns text into vectors and into the probabilities of the heads that it carries."""

    @property
    def version(self) -> str:
        """Name and version of the weights, pinned to every score made with them."""
        ...

    def encode(self, turns: Sequence[TextInContext]) -> list[EncodedTurn]:
        """Return one `EncodedTurn` for each turn, in order. The same turn gives the same numbers in any company."""
        ...
