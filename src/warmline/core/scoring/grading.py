"""What was done with a chance: the anchor reached, the moves that decided it, and how sure that is."""

from __future__ import annotations

from typing import Final

from warmline.core.moves import Mark
from warmline.core.scoring.dialogue import Dialogue
from warmline.core.scoring.opportunities import SUBSTANCE_WORDS, Chance, words_beside_courtesies
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Behaviour, Moment, MovePattern

# Rules see what is there better than they see that nothing is: a choice, not a measured figure.
_SURENESS_OF_ABSENCE: Final = 0.7


def observe(dialogue: Dialogue, chance: Chance) -> Observation:
    """Grade one chance over the moves of its window. A missed chance is anchor 1 on the agent's own words."""
    names = dialogue.names_of(chance.window)
    anchor, pattern = deciding_pattern(chance.behaviour, names)
    wanted = (pattern.needs if pattern else frozenset()) | _in_the_way(chance.behaviour, names, anchor)
    found = _first_of_each(dialogue, chance.window, wanted)
    sureness = min((mark.confidence for _, mark in found), default=_SURENESS_OF_ABSENCE)
    if pattern is None:
        sureness = min(sureness, _SURENESS_OF_ABSENCE)
    if chance.cue is not None:
        sureness *= chance.cue.confidence
    return Observation(
        behaviour=chance.behaviour.key,
        skill=chance.skill,
        turn=found[0][0] if found else _missed_turn(dialogue, chance),
        anchor=anchor,
        confidence=round(max(0.05, round(sureness * 20) / 20), 2),
        cue_turn=chance.cue_turn,
        cue=chance.cue,
        marks=tuple(mark for _, mark in found),
        mark_turns=tuple(turn for turn, _ in found),
        taken=pattern is not None,
    )


def deciding_pattern(behaviour: Behaviour, names: frozenset[str]) -> tuple[int, MovePattern | None]:
    """Return the anchor that `Behaviour.grade` gives and the pattern that gave it, None where none fitted."""
    for anchor in reversed(behaviour.anchors):
        for pattern in anchor.shown_by:
            if pattern.matches(names):
                return anchor.grade, pattern
    return 1, None


def _in_the_way(behaviour: Behaviour, names: frozenset[str], anchor: int) -> frozenset[str]:
    """Moves that kept a higher anchor from being reached: its needs were met, but something else was there too."""
    return frozenset().union(
        *(
            pattern.without & names
            for higher in behaviour.anchors
            if higher.grade > anchor
            for pattern in higher.shown_by
            if pattern.needs <= names
        )
    )


def _first_of_each(dialogue: Dialogue, window: tuple[int, ...], wanted: frozenset[str]) -> list[tuple[int, Mark]]:
    found: dict[str, tuple[int, Mark]] = {}
    for turn in window:
        for mark in dialogue.marks[turn]:
            if mark.name in wanted and mark.name not in found:
                found[mark.name] = (turn, mark)
    return sorted(found.values(), key=lambda each: (each[0], each[1].start, each[1].name))


def _missed_turn(dialogue: Dialogue, chance: Chance) -> int:
    """Where a chance was missed: at the first answer to a cue, but only at the end of a whole conversation."""
    whole = chance.behaviour.opportunity.moment is Moment.CONVERSATION
    return spoken_turn(dialogue, chance.window[::-1] if whole else chance.window)


def spoken_turn(dialogue: Dialogue, window: tuple[int, ...]) -> int:
    """Return the first turn of a window that is more than a courtesy; where none is, the one that says most."""
    said = {turn: words_beside_courtesies(dialogue, turn) for turn in window}
    return next((turn for turn in window if said[turn] >= SUBSTANCE_WORDS), max(window, key=lambda turn: said[turn]))
