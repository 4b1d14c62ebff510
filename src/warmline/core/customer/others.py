"""Asking others: "I can ask my lead", "let me find out whether" is neither a fact nor an offer made."""

from __future__ import annotations

from typing import Final

from warmline.core.customer.heard import Item
from warmline.core.customer.patterns import any_of, word_set
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.sentences import Piece, plain, words

_ONE_WILL: Final = (
    r"(?:(?:i|we)(?:'ll| will| can| could| may| might| should| must| need to| have to|(?:'d| would) (?:have|need) to|"
    r"'ve got to| am going to|'m going to|'d like to)?|let me|let us|allow me to)"
    r"(?: (?:first|just|also|now|quickly|gladly|then|still|see and|try and|try to)){0,2}"
)
_SOMEBODY: Final = (
    r"(?:my|our|the|a|an|another|his|her|their|this|somebody|someone|them|him|around|billing|accounts|finance|"
    r"head office|management|colleagues?|for (?!your?\b)|(?-i:[A-Z])[a-z]+\b)"
)
_ASKS_OTHERS: Final = any_of(
    rf"{_ONE_WILL} (?:ask|check with|speak (?:to|with)|talk (?:to|with)|consult|(?:enquire|inquire) (?:with|at)|"
    rf"clear (?:it|this|that) with|run (?:it|this|that) (?:by|past)|(?:put|take) (?:it|this|that) to) {_SOMEBODY}",
    rf"{_ONE_WILL} (?:find out|check|clarify) (?:\w+ ){{0,5}}(?:if|whether)",
    rf"{_ONE_WILL} (?:ask|enquire|inquire) (?:if|whether) (?:i|we|it|that|this) (?:can|could|may|might)",
    rf"{_ONE_WILL} find out (?:\w+ ){{0,4}}(?:what|why|how|where|who|when|which)",
    rf"{_ONE_WILL} (?:see|look) (?:if|whether|what (?:i|we) can)",
    r"(?:let me|i(?:'ll| will)) (?:ask|find out)(?=\s*(?:[.!]|$))",
)
# What is asked of the customer asks nobody else.
_ASKS_YOU: Final = any_of(
    r"(?:ask|check with|speak (?:to|with)|talk (?:to|with)) you\b",
    r"(?:ask|check|find out) (?:if|whether) you(?:'d| would| want| need| are| have|'re|'ve)",
)
_ALLOWED_IT: Final = any_of(
    r"(?:ask|check with|speak (?:to|with)|talk (?:to|with)) (?:\w+ ){0,4}"
    r"(?:lead|supervisor|manager|boss|management|head office|finance|billing|accounts|department|team|colleagues?|"
    r"somebody|someone) (?:\w+ ){0,2}(?:if|whether|for|about)",
    r"(?:ask|see|check|find out|look|clarify)\b.{0,40}\b(?:if|whether) (?:i|we|you|it|that|this|there|they|he|she)\b"
    r".{0,60}\b(?:can|could|may|might|possible|allowed|able)",
    r"(?:see|find out|ask|check)\b.{0,30}\b(?:if|whether)\b.{0,30}\b(?:can|could|may|might) be",
)
# "I think it can be stopped? Let me ask." offers nothing yet.
_UNSURE: Final = any_of("i think", "maybe", "perhaps", "might", "could be", "not sure", "i guess")
_GRANTED: Final = any_of(
    r"(?:yes|good news|okay|ok|right),? (?:they|we|i|it|he|she|that|you) (?:can|works?|may)"
    r"(?! (?:see|understand|hear|imagine|feel|tell|be (?:sure|certain)))",
    r"(?:they|he|she|it|my \w+|the \w+) (?:said|says|say) (?:yes|ok|okay)",
    r"(?:it|that|this) (?:works|is possible|is approved|has been approved|is granted|is fine)",
    r"(?:has |have )?(?:agreed|approved it)",
    r"i (?:may|am allowed to)",
)
_AN_ASKING_ITSELF: Final = word_set("ask check find ring search look watch call")


def asks_others(piece: Piece) -> bool:
    """Say whether a clause offers to find out or to ask somebody; a question, and one put to the customer, is none."""
    text = plain(piece.text)
    return not piece.question and bool(_ASKS_OTHERS.search(text)) and not _ASKS_YOU.search(text)


def will_ask(clauses: tuple[Piece, ...]) -> Piece | None:
    """Return the first clause that offers to find out or to ask somebody, or None."""
    return next(filter(asks_others, clauses), None)


def only_asked_about(scenario: Scenario, clauses: tuple[Piece, ...], offers: tuple[Item, ...]) -> tuple[Item, ...]:
    """Return the offers that are not made but asked about: "I'll find out whether I can take it back".

    An offer that is itself an asking ("Ask the driver where he left it") is made by saying so.
    """
    asked = {piece.text for piece in clauses if asks_others(piece) and _ALLOWED_IT.search(plain(piece.text))}
    if will_ask(clauses) is not None:
        asked |= {piece.text for piece in clauses if piece.question and _UNSURE.search(plain(piece.text))}
    return tuple(i for i in offers if i.quote in asked and not _is_asking(scenario, i.key))


def granted(clauses: tuple[Piece, ...], pending: tuple[str, ...]) -> tuple[Item, ...]:
    """Return what was only asked about and is now said to be possible: "Yes, they can.", "My lead said yes"."""
    yes = next((p for p in clauses if not p.question and _GRANTED.search(plain(p.text))), None)
    return tuple(Item(key, yes.text) for key in pending) if yes is not None else ()


def _is_asking(scenario: Scenario, key: str) -> bool:
    return bool(_AN_ASKING_ITSELF & set(words(scenario.offer(key).label)))
