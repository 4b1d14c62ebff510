"""Telling an insult from the customer's own words said back, and from an agent who is hard on themselves."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from warmline.core.customer.patterns import any_of, word_set
from warmline.core.customer.sentences import pieces, plain, words
from warmline.core.moves import Mark, TurnReading

_HARSH: Final = word_set(
    """stupid idiot idiots idiotic dumb fool fools foolish moron morons crazy ridiculous useless pathetic rubbish crap
    shit damn bloody liar liars silly incompetent lazy clueless joke trash garbage nonsense hopeless disgrace shame
    lie lied lying cheat cheats cheated"""
)
_AIMED: Final = any_of(
    r"you(?:'re| are| were| sound| seem| look| must be)(?! not\b)(?! right\b)",
    r"of you",
    r"your (?:own )?(?:fault|head|brain|problem)",
    r"you (?:stupid|idiots?|fools?|morons?|liars?)",
)
_AT_SELF: Final = any_of(
    r"of (?:us|me|our)",
    r"silly me",
    r"(?:i|we)(?:'m|'re| am| are| was| were| feel)",
    r"my own",
    r"on our (?:side|part)",
)

_PRAISE: Final = any_of("the best", "wonderful", "lovely", "great", "valued?", "favou?rite", "amazing", "admire")


def without_own_words(reading: TurnReading, customer: Iterable[str]) -> TurnReading:
    """Return a reading of the agent without insults that only say back the customer's words or scold the agent.

    `customer` holds the customer's messages so far. An insult aimed at the customer stays, whoever used the word first.
    """
    if "insults" not in reading.names():
        return reading
    said = {word for text in customer for word in words(text)} & _HARSH
    return replace(reading, marks=tuple(mark for mark in reading.marks if not _harmless(mark, reading.text, said)))


def _harmless(mark: Mark, text: str, said: set[str]) -> bool:
    if mark.name != "insults":
        return False
    clause = plain(next((piece.text for piece in pieces(text[:6000]) if piece.start <= mark.start < piece.end), text))
    if _PRAISE.search(clause) and not set(words(clause)) & _HARSH:
        return True
    if _AIMED.search(clause):
        return False
    return bool(_AT_SELF.search(clause)) or bool(set(words(clause)) & said)
