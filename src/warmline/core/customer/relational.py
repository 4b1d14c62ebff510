"""Telling talk about people and feelings from talk about the work, in whatever words it is said."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.manner import ASKS_HOLD
from warmline.core.customer.matching import EVERYDAY, content_words
from warmline.core.customer.patterns import any_of
from warmline.core.customer.sentences import Piece, plain
from warmline.core.customer.times import named_time

# Words for the person and the talk, not for the case. They count where no rule of the reader knows them as kind.
WARM_WORDS: Final = any_of(
    r"(?:i am|i'm|we are|we're|so|very|really) (?:\w+ )?(?:glad|happy|pleased) (?:that|you|to|we|for)",
    r"(?:it is|it's|it was|that is|that's|how) (?:\w+ )?(?:good|nice|kind|lovely|great) (?:that you|of you|to (?:hear|"
    r"talk|speak|meet))",
    r"(?:good|glad|nice) (?:that )?you (?:wrote|rang|called|came|told|got in touch|let us know)",
    r"thank you (?:so much |very much )?for|thanks for|good to (?:hear|talk|speak)",
    r"you(?:'ve| have) been (?:so |very |really |more than )?(?:patient|kind|clear|helpful|wonderful|great|fair)",
    r"take (?:good |very good )?care|look after yourself|all the best",
    r"have a (?:\w+ )?(?:good|nice|lovely|great|restful)",
)  # fmt: skip
_DOING: Final = (
    "ask|check|talk|speak|call|ring|phon|look|search|send|writ|work|sort|fix|arrang|book|print|pack|mov|trac|find|read|"
    "go|do|put|chang|cancel|correct|transfer|mak|start"
)
_WORKS: Final = any_of(
    rf"(?:i am|i'm|we are|we're) (?:\w+ ){{0,2}}(?:{_DOING})\w{{0,3}}ing",
    r"(?:i|we)(?:'ll| will) (?:\w+ ){0,2}(?:tell|write|call|ring|message|text|let you know|report|send|have|do|check|"
    r"ask|sort|fix|see|start|make|find|look|put|speak|talk)",
    r"and (?:then )?(?:tell|write|call|ring|message|text) (?:to )?you|you(?:'ll| will) (?:hear|have|get|know)",
    r"(?:i|we) (?:ring|call|write to|message|text|tell) you",
)
_BY: Final = any_of("by|before|at|until|within|in|today|tonight|tomorrow|on|this (?:morning|afternoon|evening)")
_NOT_YET: Final = any_of(r"since|from \d|if|can't|cannot|won't|not able|would|could|might|try|maybe|perhaps|hope")
_REASON: Final = re.compile(r"\b(?:because|since|so that|the reason)\b(.*)", re.IGNORECASE | re.DOTALL)
_CLOCK: Final = re.compile(r"\b\d{1,2}(?:[:.]\d{2})?\s?(?:am|pm|o'clock)\b|\b\d{1,2}:\d{2}\b", re.IGNORECASE)


def is_work(piece: Piece) -> bool:
    """Say whether a clause tells what is being done, or will be, and by when; "I'll try" and "if" are no work."""
    text = plain(piece.text)
    if piece.question or not _WORKS.search(text) or _NOT_YET.search(text):
        return False
    return bool(_BY.search(text) and named_time(text))


def only_waits(text: str) -> bool:
    """Say whether a clause asks for a wait and tells nothing of what is done in it."""
    text = plain(text)
    return bool(ASKS_HOLD.search(text)) and not _WORKS.search(text)


def gives_reason(text: str) -> bool:
    """Say whether a sentence of explaining holds a reason; "because you are you and you know it" holds none."""
    found = _REASON.search(plain(text))
    return found is None or bool(content_words(found.group(1)) - EVERYDAY)


def names_number(text: str) -> bool:
    """Say whether a text names a number that is no time of the day."""
    return any(char.isdigit() for char in _CLOCK.sub(" ", plain(text)))
