"""From text to token numbers: context and turn in one piece, long turns in several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

from warmline.core.moves.encoding import TextInContext

BEFORE: Final = 40
"""Tokens kept of the turn before: its end, which is what an answer answers."""
BODY: Final = 120
"""Tokens of a turn in one piece; longer turns are cut between sentences."""
CLS: Final = 101
SEP: Final = 102


class _Encoding(Protocol):
    ids: list[int]
    offsets: list[tuple[int, int]]


class Tokenizer(Protocol):
    """The part of `tokenizers.Tokenizer` that is used here."""

    def encode(self, sequence: str, *, add_special_tokens: bool = True) -> _Encoding:
        """Return the token numbers of a text and their places in it."""
        ...


@dataclass(frozen=True)
class Piece:
    """What goes through the encoder at once: `[CLS] before [SEP] body [SEP]`.

    `spans` holds (number of the sentence, first token, token after the last), counted from the piece's first token.
    """

    before: tuple[int, ...]
    body: tuple[int, ...]
    spans: tuple[tuple[int, int, int], ...]

    @cached_property
    def ids(self) -> tuple[int, ...]:
        """All token numbers of the piece."""
        return (CLS, *self.before, SEP, *self.body, SEP)

    @property
    def body_start(self) -> int:
        """Where the turn's own tokens begin; what lies before is context."""
        return len(self.before) + 2

    def __len__(self) -> int:
        return len(self.before) + len(self.body) + 3


def cut(tokenizer: Tokenizer, turn: TextInContext) -> list[Piece]:
    """Return the pieces of a turn: one for nearly all turns, more for long letters.

    A single sentence of more than `BODY` tokens is read up to there. An empty text gives one piece without a body.
    """
    before = tuple(tokenizer.encode(turn.before, add_special_tokens=False).ids[-BEFORE:]) if turn.before else ()
    encoding = tokenizer.encode(turn.text, add_special_tokens=False)
    ranges = list(_token_ranges(encoding.offsets, turn.places()))
    return [_piece(before, encoding.ids, group) for group in _groups(ranges)]


def _token_ranges(
    offsets: Sequence[tuple[int, int]], places: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int, int]]:
    """Yield the number of each sentence and its tokens; a token belongs where it begins."""
    at = 0
    for number, (start, end) in enumerate(places):
        while at < len(offsets) and offsets[at][0] < start:
            at += 1
        first = at
        while at < len(offsets) and offsets[at][0] < end:
            at += 1
        yield number, first, min(at, first + BODY)


def _groups(ranges: Sequence[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Gather sentences into pieces of at most `BODY` tokens."""
    group: list[tuple[int, int, int]] = []
    for sentence in ranges:
        if group and sentence[2] - group[0][1] > BODY:
            yield group
            group = []
        group.append(sentence)
    yield group


def _piece(before: tuple[int, ...], ids: Sequence[int], group: Sequence[tuple[int, int, int]]) -> Piece:
    first, last = group[0][1], group[-1][2]
    shift = len(before) + 2 - first
    spans = tuple((number, start + shift, end + shift) for number, start, end in group)
    return Piece(before, tuple(ids[first:last]), spans)
