"""Where sentences begin and end, in the hurried text of chats and e-mails."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

_STOPS: Final = re.compile(r"[.!?…。！？।]+|[\r\n\u2028\u2029]+")
_SUBJECT: Final = re.compile(r"\s*subject[ \t]*:[^\n]*\n(?=.*\w)", re.IGNORECASE | re.DOTALL)
_CLOSERS: Final = "\"'”’)]»"
_ABBREVIATIONS: Final = frozenset(
    re.findall(
        r"\S+",
        "e.g i.e mr mrs ms mx dr prof st ave rd apt no nr ref ext approx vs inc ltd co dept tel incl max min a.m p.m",
    )
)
# These end a sentence as often as not, so the next letter decides.
_OFTEN_LAST: Final = frozenset(("a.m", "p.m", "inc", "ltd", "co", "st", "ave", "rd", "min", "max"))


def sentence_spans(text: str) -> tuple[tuple[int, int], ...]:
    """Return (start, end) of every sentence, trimmed of white space; `text[start:end]` is the sentence with its stop.

    A full stop inside a number (3.50), a time (18.00) or an abbreviation (e.g.) ends nothing; a line break always
    does, and so does a stop without a space before a capital ("sorry.I will"). A mail's subject line, at the top with
    the mail below it, is no sentence: a reply's is filled in by the program. Time is linear in the text.
    """
    return _spans(text) if len(text) <= 2_000 else _find_spans(text)


def subject_end(text: str) -> int:
    """Return where the subject line at the top of a mail ends; 0 where there is none, or nothing below it."""
    found = _SUBJECT.match(text)
    return found.end() if found else 0


def sentences(text: str) -> tuple[str, ...]:
    """Return the sentences themselves."""
    return tuple(text[start:end] for start, end in sentence_spans(text))


def _find_spans(text: str) -> tuple[tuple[int, int], ...]:
    spans: list[tuple[int, int]] = []
    begin = subject_end(text)
    for stop in _STOPS.finditer(text, begin):
        end = stop.end()
        if not _ends_sentence(text, begin, stop.start(), end):
            continue
        while end < len(text) and text[end] in _CLOSERS:
            end += 1
        _append(spans, text, begin, end)
        begin = end
    _append(spans, text, begin, len(text))
    return tuple(spans)


_spans = lru_cache(maxsize=4096)(_find_spans)


def _append(spans: list[tuple[int, int]], text: str, begin: int, end: int) -> None:
    piece = text[begin:end]
    bare = piece.strip()
    if not any(char.isalnum() for char in bare):
        # A lone "..." or ":)" belongs to what was said before it.
        if bare and spans and "\n" not in text[spans[-1][1] : begin + len(piece)]:
            spans[-1] = (spans[-1][0], begin + len(piece.rstrip()))
        elif bare:
            start = begin + len(piece) - len(piece.lstrip())
            spans.append((start, start + len(bare)))
        return
    start = begin + len(piece) - len(piece.lstrip())
    spans.append((start, start + len(bare)))


def _ends_sentence(text: str, begin: int, start: int, end: int) -> bool:
    mark = text[start]
    if mark != ".":
        return True
    if end == len(text):
        return True
    following = text[end]
    if following in _CLOSERS and end + 1 < len(text):
        following = text[end + 1]
    if end - start > 1:
        return following.isspace() or following.isupper()
    before = _word_before(text, begin, start)
    if not following.isspace():
        return _runs_into_next(text, start, end, before)
    if before.isdigit() and text[begin:start].strip() == before:
        return False  # "1. Unplug the router"
    known = before.lower()
    if known in ("no", "nr", "max", "min"):
        return not text[end : end + 3].lstrip()[:1].isdigit()
    ahead = text[end : end + 3].lstrip()[:1]
    if known in _ABBREVIATIONS or (len(before) == 1 and before.isupper() and before != "I"):
        return known in _OFTEN_LAST and not ahead.islower() and not ahead.isdigit()
    return not (known == "etc" and ahead.islower())


def _runs_into_next(text: str, start: int, end: int, before: str) -> bool:
    """A stop without a space: "sorry.I will" ends a sentence, "3.50", "e.g.", "www.shop.example" do not."""
    after = text[end : end + 12]
    if not after[:1].isupper() or not before.isalpha() or len(before) < 2:
        return False
    word = re.match(r"\w+", after)
    return word is not None and text[end + word.end() : end + word.end() + 1] != "."


def _word_before(text: str, begin: int, start: int) -> str:
    low = max(begin, start - 12)
    piece = text[low:start]
    at = len(piece)
    while at and (piece[at - 1].isalnum() or piece[at - 1] == "."):
        at -= 1
    return piece[at:]
