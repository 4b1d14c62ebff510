"""Which of the agent's words a point quotes, cut only between words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warmline.core.moves import Mark
from warmline.core.scoring.evidence import own_words
from warmline.core.wording.sentences import sentence_spans

LONGEST: Final = 170


@dataclass(frozen=True, slots=True)
class Quote:
    """`exact` is a part of the text as it stands; `shown` is the same with "…" where sentences were cut."""

    exact: str
    shown: str


def quote_marks(text: str, marks: Sequence[Mark], longest: int = LONGEST) -> Quote:
    """Quote the sentences that hold these marks; where they are too long, the words around the first mark.

    Without a mark the whole turn is quoted where it is short, otherwise the sentence that says most.
    """
    if not marks:
        said = sentence_spans(text)
        start, end = (said[0][0], said[-1][1]) if said else (0, 0)
        span = (start, end) if end - start <= longest else own_words(text, longest)
        return _quote(text, *span)
    low, high = min(mark.start for mark in marks), max(mark.end for mark in marks)
    spans = [span for span in sentence_spans(text) if span[0] < high and span[1] > low] or [(low, high)]
    start, end = min(spans[0][0], low), max(spans[-1][1], high)
    if end - start <= longest:
        return _quote(text, start, end)
    return quote_span(text, marks[0].start, marks[0].end, longest)


def quote_words(text: str, words: str, longest: int = LONGEST) -> Quote | None:
    """Quote the sentence around these words, or None where the text does not hold them."""
    start = text.find(words) if words.strip() else -1
    return None if start < 0 else quote_span(text, start, start + len(words), longest)


def quote_span(text: str, start: int, end: int, longest: int = LONGEST) -> Quote:
    """Quote the sentence around a span; where it is too long, as many whole words around the span as fit."""
    low, high = next((span for span in sentence_spans(text) if span[0] <= start < span[1]), (start, end))
    high = max(high, end)
    if high - low <= longest:
        return _quote(text, low, high)
    room = max(0, longest - (end - start))
    low = _word_start(text, low, max(low, start - room // 3), start)
    high = _word_end(text, end, min(high, low + longest), high)
    return _quote(text, low, high)


def first_words(text: str, longest: int = 80) -> Quote:
    """Quote the beginning of a text: as many whole sentences as fit, at least the first, cut where it is too long."""
    spans = sentence_spans(text)
    if not spans:
        return Quote("", "")
    start, end = spans[0]
    for _, later in spans[1:]:
        if later - start > longest:
            break
        end = later
    if end - start > longest:
        end = _word_end(text, start + 1, start + longest, end)
        return _quote(text, start, end)
    return Quote(text[start:end], text[start:end])


def _word_start(text: str, low: int, wanted: int, start: int) -> int:
    if wanted <= low:
        return low
    space = text.find(" ", wanted, start)
    return start if space < 0 else space + 1


def _word_end(text: str, end: int, wanted: int, high: int) -> int:
    if wanted >= high:
        return high
    space = text.rfind(" ", end, wanted + 1)
    return max(end, wanted) if space <= end else space


def _quote(text: str, start: int, end: int) -> Quote:
    exact = text[start:end]
    spans = sentence_spans(text)
    before = "" if start == 0 or any(start == low for low, _ in spans) else "… "
    after = "" if any(end == high for _, high in spans) or not text[end:].strip() else " …"
    return Quote(exact, f"{before}{exact}{after}")
