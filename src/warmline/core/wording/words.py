"""A text as sentences of plain words, each word tied to its place in the text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, NamedTuple

from warmline.core.wording.sentences import sentence_spans
from warmline.core.wording.spelling import plain_words

BREAK: Final = "<break>"
EMOJI: Final[dict[str, str]] = {
    **dict.fromkeys("😠😡🤬👿😤🖕", "<angry_face>"),
    **dict.fromkeys("😢😭😞😔😟🙁☹😩😫💔", "<sad_face>"),
    **dict.fromkeys("😰😨😱😧😥", "<worried_face>"),
    **dict.fromkeys("😊🙂😀😃😄😁🥰❤👏🎉", "<glad_face>"),
    **dict.fromkeys("🙏👍👌", "<thanks_face>"),
    **dict.fromkeys("🙄😒🤡", "<mocking_face>"),
}
_TOKEN: Final = re.compile(
    r"(?P<word>e-mail(?:s|ed)?\b|[^\W\d_]+(?:['’‘][^\W\d_]+)*)"
    r"|(?P<number>[£$€₹]?\d+(?:[.,:]\d+)*(?:%|[^\W\d_]{1,3}\b)?)"
    r"|(?P<comma>,)|(?P<hard>[;:()\[\]|/•–—*]|(?<=\s)-(?=\s))"
    rf"|(?P<emoji>(?P<face>[{''.join(EMOJI)}])(?P=face)*)|(?P<and>&)",
    re.IGNORECASE,
)


class Word(NamedTuple):
    """A plain word, the span of the written word it came from, and its clause, counted by commas and stronger marks."""

    text: str
    start: int
    end: int
    clause: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its span in the text, its words, and whether it is put as a question mark's question."""

    start: int
    end: int
    words: tuple[Word, ...]
    asks: bool


def read_words(text: str) -> tuple[Sentence, ...]:
    """Split a text into sentences of plain words. The last few thousand texts are remembered, long ones fewer."""
    return _cached(text) if len(text) <= 2_000 else _cached_long(text)


def _read(text: str) -> tuple[Sentence, ...]:
    return tuple(_sentence(text, start, end) for start, end in sentence_spans(text))


_cached = lru_cache(maxsize=4096)(_read)
_cached_long = lru_cache(maxsize=16)(_read)


def _sentence(text: str, start: int, end: int) -> Sentence:
    words: list[Word] = []
    clause = 0
    for token in _TOKEN.finditer(text, start, end):
        kind = token.lastgroup
        raw, low, high = token.group(), token.start(), token.end()
        if kind == "comma":
            clause += 1
        elif kind == "hard":
            clause += 1
            words.append(Word(BREAK, low, high, clause))
        elif kind == "emoji":
            words.append(Word(EMOJI[raw[0]], low, high, clause))
        else:
            words.extend(Word(plain, low, high, clause) for plain in plain_words(raw))
    tail = text[max(start, end - 6) : end]
    return Sentence(start, end, tuple(words), "?" in tail)
