"""Cutting an agent's turn into sentences and clauses, with their places in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warmline.core.wording.sentences import sentence_spans

_TURN: Final = re.compile(r"[,;]?\s+(?:but|however|although|though|instead|whereas)\b[,]?\s+|;\s+", re.IGNORECASE)
_WORD: Final = re.compile(r"[^\W_]+(?:'[^\W_]+)*")

_BEFORE_QUESTION: Final = "and|so|ok|okay|right|well|please|now|then|first|sorry|thanks|thank you|also|just"
_AUXILIARIES: Final = (
    "is|are|was|were|do|does|did|have|has|had|can|could|will|would|may|might|shall|should|am|isn't|didn't|don't|aren't"
)
_WH: Final = "what|when|where|who|whom|whose|which|why|how"
# Without a question mark the word order decides: "what did you", "can you"; not "what I can do", "have a nice day".
_ASKS: Final = re.compile(
    rf"^(?:(?:{_BEFORE_QUESTION})\W+)*(?:"
    rf"(?:{_WH})(?:'s|s)?\s+(?:{_AUXILIARIES}|happened|went|made|time|day|date|kind|sort|about|exactly|one|else)\b"
    rf"|(?:what|where|who|how|when)(?:'s|s)\s"
    rf"|(?!should\s+(?!i\b|we\b))(?:{_AUXILIARIES})\s+(?:you|i|we|it|this|that|he|she|they|there|your|anyone|anybody|someone|somebody)\b"
    rf"|(?:would|could|is|are|was|were|does|did|has|have)\s+(?:a|an|the|any)\s(?!.*\b(?:nice|good|great|lovely)\b))",
    re.IGNORECASE,
)
# "A new one in ten minutes, ok?" puts something forward and asks for nothing.
_OK: Final = re.compile(r",\s*(?:ok|okay|alright|all right)\s*\?+$", re.IGNORECASE)
_INVITES: Final = re.compile(
    r"\b(?:tell me|let me know(?!\W*(?:here|then|again|at once|straight away|please)?\W*$)|may i ask|can i ask|"
    r"could i ask|might i ask|describe|walk me through|talk me through|"
    r"i(?:'d| would) like to (?:know|hear|understand|ask)|i need to know|please (?:share|confirm|explain|provide|give)|"
    r"give me|i(?:'m| am) wondering|(?:have|had|with) (?:a|one|another) (?:\w+ )?question (?:about|on)|"
    r"i wonder|help me understand|remind me)\b",
    re.IGNORECASE,
)
_WH_INSIDE: Final = re.compile(r"[,:]\s*(?:what|when|where|who|which|why|how)\b[^.!]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Piece:
    """A clause of a turn. `text` is exactly `turn[start:end]`; `question` says whether it asks for something."""

    text: str
    start: int
    end: int
    question: bool


def plain(text: str) -> str:
    """Return the text with typographic apostrophes and quotation marks made straight, same length."""
    return text.translate({0x2019: "'", 0x2018: "'", 0x201C: '"', 0x201D: '"', 0x00A0: " "})


def words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case."""
    return tuple(_WORD.findall(plain(text).casefold()))


def fold(text: str) -> str:
    """Return a text as bare words, so that a copied sentence is known again whatever its punctuation."""
    return " ".join(words(text))


def is_question(sentence: str) -> bool:
    """Say whether a sentence asks for something, with or without a question mark."""
    sentence = _OK.sub("", plain(sentence).strip())
    return (
        sentence.endswith(("?", "?)", '?"', "?!"))
        or bool(_ASKS.match(sentence) and not sentence.endswith("!") and len(sentence) < 200)
        or bool(_INVITES.search(sentence))
        or bool(_WH_INSIDE.search(sentence))
    )


@lru_cache(maxsize=512)
def pieces(text: str) -> tuple[Piece, ...]:
    """Return the clauses of a text: sentences, cut again where a "but" turns them round."""
    found = []
    for start, end in sentence_spans(text):
        asks = is_question(text[start:end])
        clauses = list(_trimmed(text, _TURN, start, end))
        for number, (a, b) in enumerate(clauses):
            last = number == len(clauses) - 1
            found.append(Piece(text[a:b], a, b, asks if last else is_question(text[a:b])))
    return tuple(found)


def _trimmed(text: str, cut: re.Pattern[str], start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    marks = [match.span() for match in cut.finditer(text, start, end)]
    for a, b in [*marks, (end, end)]:
        piece = text[at:a]
        left = at + len(piece) - len(piece.lstrip())
        right = a - (len(piece) - len(piece.rstrip()))
        if left < right:
            yield left, right
        at = b
