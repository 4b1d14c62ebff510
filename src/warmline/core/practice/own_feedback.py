"""What a drill's feedback may say: praise only what comes from this case, and name what will hurt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from warmline.core.moves import Kind, Mark
from warmline.core.practice.case_words import ENOUGH, best_sentence, foreign_to, shared
from warmline.core.scoring.grading import deciding_pattern
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Behaviour

GENERAL: Final = 2
"""The highest anchor for words that would fit any customer."""

HURTS: Final = (
    "insults",
    "blames_customer",
    "sarcasm",
    "commands",
    "argues",
    "dismisses",
    "shouts",
    "blames_other",
)
"""Moves that a drill names whatever it is about, the one that hurts most first."""

TELLING: Final = 0.7
"""How sure the reader must be (0-1) before a move that hurts is named: better silent than unjust. A choice."""

_SPEAKS_OF_CASE: Final = re.compile(
    r"this (?:case|customer)|what happened|customer (?:told|said)|main point|the detail|own words"
    r"|what (?:it|the no) (?:means|comes from)"
)
_SIDES: Final = re.compile(
    r"\bthat(?:['’]?s| is| was| must be| must have been| sounds) (?:\w+ ){0,2}?(?:rubbish|awful|lousy|rotten|grim"
    r"|dreadful|rough|terrible|crap|gutting|outrageous|infuriating|a joke|not on|a mess|hard|miserable)\b[^.!?]*",
    re.IGNORECASE,
)
_SURE: Final = 0.6
_STOCK: Final = 0.8  # from here up a general acknowledgement is a known phrase, below it are own words


@dataclass(frozen=True, slots=True)
class Look:
    """What is seen in an answer. `seen` is None where it gave no chance.

    `foreign` are words about things that this customer never told. `bare` says that the anchor was held down because
    nothing of the case is in the answer. `hurt` is the move in it that hurts most.
    """

    seen: Observation | None
    foreign: tuple[str, ...] = ()
    bare: bool = False
    hurt: Mark | None = None


def look(
    case: tuple[str, str], answer: str, seen: Observation | None, marks: Iterable[Mark], behaviour: Behaviour
) -> Look:
    """Return what feedback may rest on. `case` is the customer's line and what the agent knows, `marks` all moves.

    Where nothing is told of what the agent knows, nothing in the answer can be foreign.
    """
    told = "\n".join(case)
    found = {mark.name: mark for mark in reversed(tuple(marks)) if mark.kind is Kind.MOVE}
    hurt = next((found[name] for name in HURTS if name in found and found[name].confidence >= TELLING), None)
    if seen is None:
        return Look(None, hurt=hurt)
    seen = _over_sentences(told, answer, seen, found, behaviour)
    if seen.anchor <= GENERAL:
        return Look(seen, hurt=hurt)
    foreign = foreign_to(told, answer) if case[1] else ()
    most = seen.anchor if shared(told, answer) >= ENOUGH else _without_case(behaviour, seen.anchor)
    kept = replace(seen, anchor=min(most, GENERAL if foreign else most))
    return Look(kept, foreign, bare=most < seen.anchor and not foreign, hurt=hurt)


def speaks_of_case(behaviour: Behaviour, grade: int) -> bool:
    """Whether an anchor above 2, or one it builds on, says in its own text that something of this case is in it."""
    return any(
        GENERAL < each.grade <= grade and _SPEAKS_OF_CASE.search(each.text.lower()) for each in behaviour.anchors
    )


def _without_case(behaviour: Behaviour, anchor: int) -> int:
    return next(grade for grade in range(anchor, 0, -1) if grade <= GENERAL or not speaks_of_case(behaviour, grade))


def _over_sentences(
    case: str, answer: str, seen: Observation, found: Mapping[str, Mark], behaviour: Behaviour
) -> Observation:
    """Join warm words with the detail that stands in another sentence of the same answer."""
    place = best_sentence(case, answer)
    if seen.anchor != GENERAL or place is None or any(name in found for name in HURTS):
        return seen
    warm = _warm(answer, found)
    if warm is None:
        return seen
    detail = found.get("uses_detail") or _mark("uses_detail", answer, *place)
    anchor, pattern = deciding_pattern(behaviour, frozenset(found) | {warm.name, "uses_detail"})
    if pattern is None or anchor <= seen.anchor:
        return seen
    joined = tuple(sorted((detail, warm), key=lambda mark: mark.start))
    return replace(seen, anchor=anchor, marks=joined, mark_turns=(seen.turn,) * len(joined))


def _warm(answer: str, found: Mapping[str, Mark]) -> Mark | None:
    own = [found[name] for name in ("validates", "acknowledges_feeling") if name in found]
    if own:
        return own[0]
    plain = found.get("acknowledges_generically")
    if plain is not None and plain.confidence < _STOCK:
        return replace(plain, name="acknowledges_feeling")
    sides = _SIDES.search(answer) if "apologises" in found else None
    return _mark("acknowledges_feeling", answer, *sides.span()) if sides else None


def _mark(name: str, text: str, start: int, end: int) -> Mark:
    return Mark(Kind.MOVE, name, text[start:end], start, end, _SURE)
