"""Which piece of information a question asks for, and which the customer has already given."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.conversation import Speaker
from warmline.core.moves.history import History

_ASKED: Final[dict[str, re.Pattern[str]]] = {
    "order number": re.compile(r"\border (?:number|no|id|ref\w*)\b|\bnumber of your order\b", re.I),
    "account number": re.compile(r"\b(?:account|customer|membership|policy) (?:number|no|id)\b", re.I),
    "reference": re.compile(r"\b(?:booking|case|ticket|tracking) (?:number|no|id|ref\w*|code)\b|\breference\b", re.I),
    "e-mail": re.compile(r"\be-?mail\b(?! (?:you|me|us|to|them|about|with))", re.I),
    "phone number": re.compile(
        r"\b(?:phone|mobile|contact|telephone|cell) number\b|\bnumber (?:can|to) (?:i )?(?:reach|call)", re.I
    ),
    "name": re.compile(
        r"\b(?:your|full|first|last|the) (?:full |first |last )?name\b|\bwho am i (?:speaking|chatting)", re.I
    ),
    "user name": re.compile(r"\buser ?name\b", re.I),
    "address": re.compile(r"\b(?:your|home|delivery|shipping|street|billing|full) (?:\w+ )?address\b", re.I),
    "postcode": re.compile(r"\b(?:post ?code|zip(?: code)?|pin ?code)\b", re.I),
    "problem": re.compile(
        r"\bwhat(?:'s|’s| is| seems to be| exactly is| was) "
        r"(?:the|your) (?:problem|issue|matter|trouble|complaint|query)\b"
        r"|\bwhat (?:can|may|could) (?:i|we) (?:do|help)|\bhow (?:can|may|could) (?:i|we) (?:help|assist)"
        r"|\b(?:describe|explain|tell me) (?:the|your) (?:problem|issue)\b|\bwhat happened\s{0,3}\?",
        re.I,
    ),
}
_GIVEN: Final[dict[str, re.Pattern[str]]] = {
    "order number": re.compile(r"\border\b[^.\n]{0,20}?[#:]?\s?\b(?=\w*\d)[\w-]{5,}", re.I),
    "account number": re.compile(r"\b(?:account|customer|membership|policy)\b[^.\n]{0,15}?\b(?=\w*\d)[\w-]{5,}", re.I),
    "reference": re.compile(r"\b(?:booking|case|ticket|tracking|ref\w*)\b[^.\n]{0,15}?\b(?=[a-z]*\d)[\w-]{5,}", re.I),
    "e-mail": re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.\w"),
    "phone number": re.compile(
        r"(?<!\w)(?:\+\d{1,3}[\s.-]?)?\(?\d{2,5}\)?[\s.-]\d{3,4}[\s.-]?\d{3,6}(?!\w)|(?<!\w)\+\d{9,13}(?!\w)"
        r"|\b(?:phone|mobile|call me|reach me|cell)\b[^.\n]{0,20}?\d{7,13}",
        re.I,
    ),
    "name": re.compile(r"\b(?:my (?:full )?name(?: is|'s|’s)|this is|name\s?:)\s*[A-Z]?\w+", re.I),
    "user name": re.compile(r"\buser ?name\b[\s:is]{1,5}\w+", re.I),
    "address": re.compile(r"\b\d{1,5} [A-Z]?[a-z]+ (?:street|st|road|rd|avenue|ave|lane|drive|close|way)\b", re.I),
    "postcode": re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}\b|\b\d{5,6}\b"),
}
_DIGITS: Final = re.compile(r"\b\d{6,}\b")
_SHORT_NAME: Final = re.compile(r"^\W*(?:it[’']?s |i am |i[’']?m )?[A-Za-z][a-z'’-]+(?: [A-Za-z][a-z'’-]+){0,3}\W*$")
_LONG_STORY: Final = 9


@lru_cache(maxsize=4096)
def asked_items(text: str) -> frozenset[str]:
    """Return what a question asks for, by name."""
    return frozenset(item for item, pattern in _ASKED.items() if pattern.search(text[:2_000]))


def given_items(history: History) -> frozenset[str]:
    """Return what the customer has given so far, by itself or in answer to a question."""
    given: set[str] = set()
    asked: frozenset[str] = frozenset()
    for turn in history.earlier:
        if turn.speaker is Speaker.AGENT:
            asked = asked_items(turn.text) or asked
        elif turn.speaker is Speaker.CUSTOMER:
            given |= _given_in(turn.text)
            answered = _answered(turn.text, asked)
            given |= answered
            asked -= answered
    return frozenset(given)


@lru_cache(maxsize=4096)
def _given_in(text: str) -> frozenset[str]:
    items = {item for item, pattern in _GIVEN.items() if pattern.search(text[:2_000])}
    if len(text.split()) >= _LONG_STORY:
        items.add("problem")
    return frozenset(items)


def _answered(text: str, asked: frozenset[str]) -> frozenset[str]:
    answered: set[str] = set()
    if _SHORT_NAME.match(text[:80]) and "name" in asked:
        answered.add("name")
    if _DIGITS.search(text[:2_000]):
        answered |= asked & {"order number", "account number", "reference"}
    return frozenset(answered)
