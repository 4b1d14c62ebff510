"""A few slips of grammar that are slips in every standard English, found by rules whose precision was measured.

What only some Englishes do ("I am having", "today itself", "he don't") is no slip and has no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class GrammarSlip:
    """A stretch `text[start:end]` that goes against a rule, and how it would read without the slip."""

    rule: str
    start: int
    end: int
    words: str
    better: str


_PAST: Final = {
    "went": "go", "got": "get", "received": "receive", "sent": "send", "made": "make", "came": "come", "took": "take",
    "gave": "give", "found": "find", "paid": "pay", "told": "tell", "saw": "see", "knew": "know", "said": "say",
    "bought": "buy", "wrote": "write", "spoke": "speak", "called": "call", "worked": "work", "arrived": "arrive",
    "happened": "happen", "checked": "check", "booked": "book", "ordered": "order", "changed": "change", "tried": "try",
    "charged": "charge", "understood": "understand", "forgot": "forget", "cancelled": "cancel", "delivered": "deliver",
}  # fmt: skip
_COMPARED: Final = (
    "better|worse|more|less|rather|other|later|earlier|longer|faster|sooner|cheaper|higher|lower|bigger|smaller"
)
_OWNED: Final = (
    "order|account|parcel|bill|card|refund|request|booking|flight|name|address|phone|message|e-?mail|payment|policy|claim"
    "|ticket|delivery|case|invoice|patience|time|call|question|questions|concern|concerns|help"
)
_VOWEL: Final = r"(?!(?:uni|use|usu|euro|one\b|once|ewe|u[.\-k]|ut(?:i|o)))[aeiou]\w+"
_SILENT: Final = r"hour|honest|honou?r|heir"


def _same(better: str) -> Callable[[re.Match[str]], str]:
    return lambda match: match.expand(better)


_PAST_WORDS: Final = "|".join(_PAST)
_PAST_AFTER_TO: Final = "|".join(word for word in _PAST if word not in ("found", "said"))
_NOUNS_AFTER_TO: Final = "by|customers?|and|goods|from|in|bookings?|orders?|items?|parcels?|back"
_SOMETHING: Final = "the|a|an|we|you|I|it|that|this"
_HELPS: Final = "will|can|is|are|was|should|would|could"
_SOUNDED_H: Final = "hour|honest|honou?r|heir|herb|historic|hotel|hist"
_SPELT_OUT: Final = "sms|mri|mot|fbi|nhs|hmo|html|http"
_CONSONANT: Final = (
    rf"(?!(?:{_SOUNDED_H}|{_SPELT_OUT})\w*)(?:[bcdfghjklmnpqrstvwz][a-z]{{2,}}|uni[a-z]+|use[a-z]*|usual\w*|euro\w*)"
)
_TWICE: Final = "the|a|an|to|of|and|for|with|your|our|we|you|is|are|will|this|my|from|please"
_LESS: Final = "better|worse|easier|faster|cheaper|quicker|bigger|smaller"
_RULES: Final[tuple[tuple[str, re.Pattern[str], Callable[[re.Match[str]], str]], ...]] = (
    ("of_for_have", re.compile(r"\b(could|should|would|must|might) of\b(?! course)", re.I), _same(r"\1 have")),
    (
        "your_for_you_are",
        re.compile(
            r"\b([Yy])our (welcome|right|wrong|going to|not (?:going|able|sure))(?=\s*(?:[.!,;]|$|to\b|about\b))"
        ),
        _same(r"\1ou're \2"),
    ),
    (
        "you_are_for_your",
        re.compile(rf"\byou['’]re ((?:new |own |last )?(?:{_OWNED}))\b(?! (?:now|first|up|out))", re.I),
        _same(r"your \1"),
    ),
    (
        "then_for_than",
        re.compile(
            rf"\b({_COMPARED}) then (?=(?:{_SOMETHING}|expected|usual|planned"
            rf"|\d))(?!(?:{_SOMETHING}) (?:\w+ )?(?:{_HELPS}))",
            re.I,
        ),
        _same(r"\1 than "),
    ),
    (
        "past_after_did",
        re.compile(rf"\b((?:did|does|do)(?:n['’]t| not)) ({_PAST_WORDS})\b", re.I),
        lambda match: f"{match[1]} {_PAST[match[2].lower()]}",
    ),
    ("a_for_an", re.compile(rf"\b(a) ({_VOWEL}|(?:{_SILENT})\w*)\b"), _same(r"an \2")),
    ("an_for_a", re.compile(rf"\b(an) ({_CONSONANT})\b"), _same(r"a \2")),
    ("twice", re.compile(rf"\b({_TWICE}) \1\b", re.I), _same(r"\1")),
    ("more_better", re.compile(rf"\bmore ({_LESS})\b", re.I), _same(r"\1")),
    (
        "loose_for_lose",
        re.compile(r"\b(to|not|don['’]t|will|you) loose (your|the|any|money|it|them)\b", re.I),
        _same(r"\1 lose \2"),
    ),
    (
        "there_for_their",
        re.compile(rf"\b(?<!is )(?<!are )there ((?:{_OWNED}))\b(?= (?:is|was|number|details|has|will))", re.I),
        _same(r"their \1"),
    ),
    (
        "have_for_has",
        re.compile(r"\b(it|he|she) have (?=(?:been|already|arrived|not|a|the|no)\b)", re.I),
        _same(r"\1 has "),
    ),
    (
        "to_and_past",
        re.compile(rf"\b(to|will|can|could|would|must) ({_PAST_AFTER_TO})\b(?! (?:{_NOUNS_AFTER_TO})\b)", re.I),
        lambda match: f"{match[1]} {_PAST[match[2].lower()]}",
    ),
)
# A rule that asks after a helper verb must not read "does it have" as a slip.
_ASKS_BEFORE: Final = re.compile(
    r"\b(?:do|does|did|will|would|can|could|should|may|might|must|let|make|makes|made|help|if)\s+$", re.I
)


def grammar_slips(text: str) -> tuple[GrammarSlip, ...]:
    """Return the slips of grammar in a text, in order; words in quotation marks are somebody's own and left alone."""
    plain = _QUOTED.sub(lambda match: " " * len(match.group()), text[:8_000])
    found: list[GrammarSlip] = []
    for rule, pattern, better in _RULES:
        for match in pattern.finditer(plain):
            start, end = match.span()
            if rule == "have_for_has" and _ASKS_BEFORE.search(plain[max(0, start - 12) : start]):
                continue
            end -= len(match.group()) - len(match.group().rstrip())
            if not any(start < other.end and other.start < end for other in found):
                found.append(GrammarSlip(rule, start, end, text[start:end], better(match).strip()))
    return tuple(sorted(found, key=lambda slip: slip.start))


_QUOTED: Final = re.compile(r"[“\"][^”\"\n]{0,400}[”\"]")
