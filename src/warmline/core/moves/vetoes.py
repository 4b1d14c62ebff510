"""What the words of a sentence rule out, whatever a model of text makes of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from warmline.core.moves.reading import Mark

LIFE: Final = re.compile(
    r"\b(?:your|the|a|her|his) (?:\w+ ){0,2}?(?:mother|father|mum|mom|dad"
    r"|wife|husband|son|daughter|brother|sister|friend|niece|nephew|aunt"
    r"|uncle|grand\w+|family|child|children|baby|partner|kids|dog|cat|wedding|party|film|exam|concert|interview|farewell"
    r"|birthday|journey|trip|holiday|move|match|show|garden|shift|class|lesson)\b",
    re.IGNORECASE,
)
"""Something of the customer's own life."""
_PAST: Final = re.compile(
    r"\b(?:i|we|they|he|she|it|you|that|this|who|\w+ (?:was|were))(?:['’]d| had| already| just| also)? "
    r"(?:was|were|did|had|went|sent|wrote|rang|spoke|told|gave|took|got|made|put|left|came|saw|said|tried|found"
    r"|began|brought|bought|paid|met|kept|held|\w{2,}ed)\b"
    r"|\b(?:yesterday|ago|last (?:week|month|year|night|time|\w+day))\b",
    re.IGNORECASE,
)
_AHEAD: Final = re.compile(
    r"\b(?:will|shall|(?<!was )(?<!were )going to|let me|now|tomorrow|tonight|until|within|right away|straight away)\b"
    r"|['’]ll\b|\b(?:can|could) (?:be|have|do|send|call|get|come)\b|\b(?:i|we) (?:have|['’]ve)\b|['’]ve\b"
    r"|\bnext (?:week|month|\w+day|\d)|\byou (?:have|get|hear)\b|\bis (?:due|coming|on its way)\b",
    re.IGNORECASE,
)
_WARM: Final = frozenset({"says_goodbye_warmly", "small_talk"})
_PERSONAL: Final = 0.75
_OF_WHAT_COMES: Final = frozenset({"next_step_with_time", "follows_up", "promises", "promises_vaguely"})


def is_past(sentence: str) -> bool:
    """Say whether a sentence tells only of what is past: "I rang them at five" is no step that is still to come."""
    return bool(_PAST.search(sentence)) and not _AHEAD.search(sentence)


def ruled_out(name: str, sentence: str, ruled: Iterable[Mark]) -> bool:
    """Say whether this sentence cannot do what a model alone sees in it; `ruled` are the rules' marks in it.

    A step or a promise with a time needs something ahead. A warm word for the customer's own life is no stock phrase.
    """
    if name in _OF_WHAT_COMES:
        return is_past(sentence)
    if name == "stock_phrase":
        warm = any(mark.name in _WARM and mark.confidence >= _PERSONAL for mark in ruled)
        return warm or LIFE.search(sentence) is not None
    return False
