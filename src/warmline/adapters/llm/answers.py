"""What came back, and which of it can be believed: known criteria, real anchors, quotes that stand in the text."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any, Final

from warmline.adapters.llm.outgoing import Sheet

_MARKS: Final = "\"'“”‘’«»"
_STAND_IN: Final = re.compile(r"\[[a-z]+\]")
_LETTERS: Final = re.compile(r"[^\W\d_]")
# Fewer letters are found in any text: such a quote would show nothing.
_FEWEST_LETTERS: Final = 3


class Unreadable(ValueError):
    """The reply is not in the form that was asked for."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One believed anchor: its quote is `line[start:start + length]` of turn `turn` as it left."""

    criterion: str
    anchor: int
    turn: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Read:
    """The answers of one reply that are believed, how many said "not observed", and why others were dropped."""

    answers: tuple[Answer, ...]
    not_observed: int
    dropped: dict[str, int]


def read_answers(reply: str, sheet: Sheet, asked: Collection[str]) -> Read:
    """Read a reply. Raises Unreadable where it is no JSON of the form that was asked for.

    An answer is dropped, and counted by its reason, where its criterion was not asked or came before, its anchor is
    none of 1 to 4, or its quote is missing, too short to show anything, or not an exact part of a turn of agent or
    customer.
    """
    answers: list[Answer] = []
    dropped: Counter[str] = Counter()
    seen: set[str] = set()
    not_observed = 0
    for entry in _entries(reply):
        found = _answer(entry, sheet, asked, seen)
        if isinstance(found, Answer):
            answers.append(found)
        elif found is None:
            not_observed += 1
        else:
            dropped[found] += 1
    if missing := len(set(asked) - seen):
        dropped["not answered"] += missing
    return Read(tuple(answers), not_observed, dict(sorted(dropped.items())))


def _answer(entry: object, sheet: Sheet, asked: Collection[str], seen: set[str]) -> Answer | str | None:
    """Return an answer, the reason why it is dropped, or None for "not observed"."""
    if not isinstance(entry, dict):
        return "wrong form"
    criterion, anchor, quote = entry.get("criterion"), entry.get("anchor"), entry.get("quote")
    if not isinstance(criterion, str) or criterion not in asked:
        return "criterion not asked"
    if criterion in seen:
        return "criterion twice"
    seen.add(criterion)
    if anchor is None:
        return None
    if isinstance(anchor, bool) or not isinstance(anchor, int) or not 1 <= anchor <= 4:
        return "no anchor"
    if not isinstance(quote, str) or len(_LETTERS.findall(_STAND_IN.sub("", quote))) < _FEWEST_LETTERS:
        return "no quote"
    # Some models put marks around what they quote; the words between them must still stand there exactly.
    for words in (quote, quote.strip(), quote.strip().strip(_MARKS)):
        if words and (place := sheet.find(words)):
            return Answer(criterion, anchor, *place, len(words))
    return "quote not in the text"


def _entries(reply: str) -> list[Any]:
    found = _json(reply)
    entries = found.get("reviews") if isinstance(found, dict) else found
    if not isinstance(entries, list):
        raise Unreadable("there is no list of reviews in the reply")
    return entries


def _json(reply: str) -> Any:
    """Return the JSON of a reply, also where words or a fence stand around it."""
    try:
        return json.loads(reply)
    except (ValueError, RecursionError):
        starts = [place for mark in "{[" if (place := reply.find(mark)) >= 0]
    for start in sorted(starts):
        try:
            return json.JSONDecoder().raw_decode(reply, start)[0]
        except (ValueError, RecursionError):
            continue
    raise Unreadable("the reply is not JSON")
