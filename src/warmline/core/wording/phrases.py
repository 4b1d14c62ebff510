"""Phrase patterns that authors write in content files: words that must come together in one sentence.

    new|another|second + parcel|package + !not

Groups are joined by " + " and may occur in any order; alternatives by "|". An alternative may be several words, which
must then be adjacent. `*` at the end of a word matches any ending. A group that starts with "!" must not occur in the
sentence. Case does not matter, words are whole words, and ’ equals '. The word `not` also stands for -n't and cannot.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from warmline.core.wording.sentences import sentence_spans

_APOSTROPHES: Final = str.maketrans("’‘ʼ`´", "'''''")
_NOT: Final = r"(?:not|cannot|[a-z]+n't|(?:do|does|did|ca|wo|is|are|was|were|has|have|had|could|would|should)nt)"
_BETWEEN_WORDS: Final = r"[\s\-–]{1,4}"
_SHAPE: Final = (
    "expected groups joined by ' + ', alternatives by '|', '*' only at the end of a word, '!' only before a group"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A compiled pattern. `wanted` must all occur in one sentence, `unwanted` must not."""

    pattern: str
    wanted: tuple[re.Pattern[str], ...]
    unwanted: re.Pattern[str] | None

    @classmethod
    def parse(cls, pattern: str) -> Phrase:
        """Compile a pattern; the result is cached. Raises ValueError that says what was expected."""
        return _parse(pattern)

    @staticmethod
    def check(pattern: str) -> None:
        """Raise ValueError where `parse` would, without the cost of compiling."""
        _sources(pattern)

    def search(self, text: str) -> tuple[int, int] | None:
        """Return the span from the first to the last matched word in the first sentence that fits, or None."""
        plain = text.translate(_APOSTROPHES)
        if any(group.search(plain) is None for group in self.wanted):
            return None
        return next(filter(None, (self._search_sentence(plain, *span) for span in sentence_spans(text))), None)

    def _search_sentence(self, plain: str, start: int, end: int) -> tuple[int, int] | None:
        if self.unwanted is not None and self.unwanted.search(plain, start, end):
            return None
        found = [group.search(plain, start, end) for group in self.wanted]
        spans = [match.span() for match in found if match is not None]
        if len(spans) < len(self.wanted):
            return None
        return min(low for low, _ in spans), max(high for _, high in spans)


@lru_cache(maxsize=20_000)
def _parse(pattern: str) -> Phrase:
    wanted, unwanted = _sources(pattern)
    never = re.compile("|".join(unwanted), re.IGNORECASE) if unwanted else None
    return Phrase(pattern, tuple(re.compile(source, re.IGNORECASE) for source in wanted), never)


def _sources(pattern: str) -> tuple[list[str], list[str]]:
    if not pattern.strip():
        raise ValueError(f"The phrase is empty; {_SHAPE}.")
    wanted: list[str] = []
    unwanted: list[str] = []
    for group in pattern.translate(_APOSTROPHES).split("+"):
        stripped = group.strip()
        if stripped.startswith("!"):
            unwanted.append(_group(stripped[1:], pattern))
        else:
            wanted.append(_group(stripped, pattern))
    if not wanted:
        raise ValueError(
            f"The phrase {pattern!r} only says what must not occur; expected at least one group without '!'."
        )
    return wanted, unwanted


def _group(group: str, pattern: str) -> str:
    alternatives = [_alternative(alternative, pattern) for alternative in group.split("|")]
    return rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)"


def _alternative(alternative: str, pattern: str) -> str:
    words = alternative.split()
    if not words:
        raise ValueError(f"The phrase {pattern!r} has an empty group or alternative; {_SHAPE}.")
    return _BETWEEN_WORDS.join(_word(word, pattern) for word in words)


def _word(word: str, pattern: str) -> str:
    stem = word[:-1] if word.endswith("*") else word
    if not stem or "*" in stem or "!" in stem:
        raise ValueError(f"The phrase {pattern!r} has the word {word!r}; {_SHAPE}.")
    if word.lower() == "not":
        return _NOT
    escaped = re.escape(stem).replace("n't", "n'?t")
    return escaped + r"\w*" if word.endswith("*") else escaped
