"""Which observations the letter speaks of: the best that worked, and what to try first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from warmline.core.moves import MOVES, Sign
from warmline.core.scoring.arc import Arc
from warmline.core.scoring.feedback.talk import Talk
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Behaviour, Moment, Rubric

MOST_WORKED: Final = 3
MOST_TRIES: Final = 2
# Feedback helps where it is tied to one moment; a habit over the whole conversation is harder to act on.
_TIED: Final = {
    Moment.CUE: 1.0,
    Moment.MOVE: 1.0,
    Moment.CLOSING: 0.7,
    Moment.OPENING: 0.7,
    Moment.EVERY_TURN: 0.55,
    Moment.CONVERSATION: 0.5,
}
_FOCUS: Final = 1.3
_HURTS: Final = 1.4
_LEAST_CONFIDENCE: Final = 0.3


def choose_worked(
    talk: Talk, observations: Sequence[Observation], rubric: Rubric, arc: Arc | None
) -> list[Observation]:
    """Return up to three moments that reached anchor 3 or 4 by words that can be quoted, in the order of the talk."""

    def weight(each: Observation) -> float:
        rise = max(0.0, arc.change(talk.answer_of(each.turn))) if arc else 0.0
        return _weight(each, rubric, arc) * (each.anchor - 1) / 3 * (1 + 3 * rise)

    good = [each for each in observations if each.anchor >= 3 and each.marks]
    best = _distinct(sorted(good, key=lambda each: (-weight(each), each.turn, each.behaviour)), MOST_WORKED)
    return sorted(best, key=lambda each: (each.turn, each.marks[0].start))


def choose_tries(talk: Talk, observations: Sequence[Observation], rubric: Rubric, arc: Arc | None) -> list[Observation]:
    """Return up to two moments that stayed below anchor 3, the one that would change most first.

    It weighs how sure the observation is, how much is missing, how far the mood fell at that answer, whether words
    that hurt were among them, and whether the skill is what the scenario is about.
    """

    def weight(each: Observation) -> float:
        fall = max(0.0, -arc.change(talk.answer_of(each.turn))) if arc else 0.0
        hurt = _HURTS if any(MOVES[mark.name].sign is Sign.HURTS for mark in each.marks if mark.name in MOVES) else 1.0
        return _weight(each, rubric, arc) * (4 - each.anchor) / 3 * (1 + 3 * fall) * hurt

    open_ = [each for each in observations if each.anchor <= 2 and each.confidence >= _LEAST_CONFIDENCE]
    return _distinct(sorted(open_, key=lambda each: (-weight(each), each.turn, each.behaviour)), MOST_TRIES)


def behaviour_of(rubric: Rubric, observation: Observation) -> Behaviour:
    """Return the behaviour that was observed. Raises KeyError where the rubric does not have it."""
    return rubric.behaviour(observation.behaviour)[1]


def _weight(each: Observation, rubric: Rubric, arc: Arc | None) -> float:
    tied = _TIED.get(behaviour_of(rubric, each).opportunity.moment, 0.5)
    return each.confidence * tied * (_FOCUS if arc and each.skill in arc.focus else 1.0)


def _distinct(observations: Iterable[Observation], most: int) -> list[Observation]:
    """Keep the first of each behaviour, and of points that rest on the very same words or the same missed moment."""
    chosen: list[Observation] = []
    for each in observations:
        alike = any(each.behaviour == other.behaviour or _rests_on(each) == _rests_on(other) for other in chosen)
        if not alike:
            chosen.append(each)
        if len(chosen) == most:
            break
    return chosen


def _rests_on(each: Observation) -> tuple[int, frozenset[int]]:
    return each.turn, frozenset(mark.start for mark in each.marks)
