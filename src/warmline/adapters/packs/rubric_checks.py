"""What must hold inside a skill beyond the types of its fields."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import Final

from warmline.adapters.packs.document import Address
from warmline.adapters.packs.reader import Finding
from warmline.core.moves import CUES, MOVES
from warmline.core.skills import Anchor, Behaviour, Moment, Skill

FEWEST_BEHAVIOURS: Final = 3
MOST_BEHAVIOURS: Final = 5
# What an opportunity's `cues` name, by its moment; the other moments name nothing, and a conversation may.
_CUES_OF: Final[dict[Moment, tuple[Container[str], str]]] = {
    Moment.CUE: (CUES, "cue"),
    Moment.MOVE: (MOVES, "move"),
    Moment.CONVERSATION: (CUES | MOVES, "cue or move"),
}


def check_skill(skill: Skill) -> Iterator[Finding]:
    """Yield everything that does not hold."""
    count = len(skill.behaviours)
    if not FEWEST_BEHAVIOURS <= count <= MOST_BEHAVIOURS:
        yield ("behaviours",), f"has {count}; a skill has {FEWEST_BEHAVIOURS} to {MOST_BEHAVIOURS}."
    keys = [behaviour.key for behaviour in skill.behaviours]
    for n, behaviour in enumerate(skill.behaviours):
        at: Address = ("behaviours", n)
        if behaviour.key in keys[:n]:
            yield (*at, "key"), f"{behaviour.key!r} is there twice."
        if not behaviour.key.isidentifier():
            yield (*at, "key"), f"{behaviour.key!r} is no key; expected small letters, digits and _."
        yield from _check_opportunity(behaviour, (*at, "opportunity"))
        for m, anchor in enumerate(behaviour.anchors):
            yield from _check_anchor(anchor, m + 1, (*at, "anchors", m))
        yield from _check_shown(behaviour, at)


def _check_opportunity(behaviour: Behaviour, at: Address) -> Iterator[Finding]:
    moment, cues = behaviour.opportunity.moment, behaviour.opportunity.cues
    if moment not in _CUES_OF:
        if cues:
            yield (*at, "cues"), f"a moment {moment.value!r} has no cues."
        return
    known, word = _CUES_OF[moment]
    if not cues and moment is not Moment.CONVERSATION:
        yield (*at, "cues"), f"is missing; a moment {moment.value!r} names at least one {word}."
    yield from _unknown(cues, known, word, (*at, "cues"))


def _check_anchor(anchor: Anchor, grade: int, at: Address) -> Iterator[Finding]:
    if anchor.grade != grade:
        yield (*at, "grade"), f"is {anchor.grade}; anchors stand in the order 1, 2, 3, 4."
    for n, pattern in enumerate(anchor.shown_by):
        yield from _unknown(pattern.needs | pattern.without, MOVES, "move", (*at, "shown_by", n))


def _check_shown(behaviour: Behaviour, at: Address) -> Iterator[Finding]:
    human = behaviour.opportunity.moment is Moment.HUMAN
    for n, anchor in enumerate(behaviour.anchors):
        here = (*at, "anchors", n, "shown_by")
        if human and anchor.shown_by:
            yield here, "a behaviour that only people observe has no move patterns."
        if not human and anchor.grade > 1 and not anchor.shown_by:
            yield here, "is missing; only people could see this anchor."
    if not human and not behaviour.moment:
        yield (*at, "moment"), "is missing; expected a sentence that calls for this behaviour."


def _unknown(names: Iterable[str], known: Container[str], word: str, at: Address) -> Iterator[Finding]:
    for name in sorted(name for name in names if name not in known):
        yield at, f"{name!r} is no {word} of the catalogue."
