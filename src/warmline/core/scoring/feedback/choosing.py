"""Which observations the letter speaks of: the best that worked, and what to try first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from warmline.core.moves import MOVES, Sign
from warmline.core.scoring.arc import Arc
from warmline.core.scoring.feedback.better import Shelf
from warmline.core.scoring.feedback.talk import Talk
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Behaviour, Moment, Rubric
from warmline.core.wording.sentences import sentence_spans

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
# What no praise may be followed by in the customer's own words.
_AGAINST: Final = frozenset(
    {"objects", "doubts", "shows_anger", "insults_agent", "threatens_to_leave", "asks_for_supervisor"}
)
_FOCUS: Final = 1.3
_HURTS: Final = 1.4
_FELT: Final = 0.02
_HAS_WORDING: Final = 1.5
# A second point on the same answer must weigh twice as much as one on another answer.
_SAME_ANSWER: Final = 0.5
_LEAST_CONFIDENCE: Final = 0.3


def choose_worked(
    talk: Talk, observations: Sequence[Observation], rubric: Rubric, arc: Arc | None
) -> list[Observation]:
    """Return up to three moments that reached anchor 3 or 4 by words that can be quoted, in the order of the talk.

    An answer that the customer's next words object to is not praised, nor, where the mood is known, one after which it
    fell.
    """
    against = {each.cue_turn for each in observations if each.cue is not None and each.cue.name in _AGAINST}

    def weight(each: Observation) -> float:
        rise = max(0.0, arc.change(talk.answer_of(each.turn))) if arc else 0.0
        return _weight(each, rubric, arc) * (each.anchor - 1) / 3 * (1 + 3 * rise)

    def is_good(each: Observation) -> bool:
        fell = arc is not None and arc.change(talk.answer_of(each.turn)) <= -_FELT
        refused = not against.isdisjoint(talk.reply_turns(each.turn))
        return each.anchor >= 3 and bool(each.marks) and not fell and not refused

    good = [(weight(each), each) for each in observations if is_good(each)]
    best = _distinct(talk, good, MOST_WORKED)
    return sorted(best, key=lambda each: (each.turn, each.marks[0].start))


def choose_tries(observations: Sequence[Observation], shelf: Shelf) -> list[Observation]:
    """Return up to two moments that stayed below anchor 3, the one that would change most first.

    It weighs how sure the observation is, how much is missing, which way and how far the mood moved at that answer,
    whether words that hurt were among them, whether the skill is what the scenario is about and whether its author
    wrote a better wording that fits.
    """
    talk, rubric, arc = shelf.talk, shelf.rubric, shelf.arc

    def weight(each: Observation) -> float:
        answer = talk.answer_of(each.turn)
        moved = arc.change(answer) if arc else 0.0
        felt = 1 + 3 * -moved if moved < 0 else 1 / (1 + 4 * moved)
        worded = shelf.find(behaviour_of(rubric, each), answer) is not None
        return (
            _weight(each, rubric, arc)
            * ((4 - each.anchor) / 3)
            * felt
            * (_HURTS if _hurt(each) else 1.0)
            * (_HAS_WORDING if worded else 1.0)
        )

    open_ = [(weight(each), each) for each in observations if each.anchor <= 2 and each.confidence >= _LEAST_CONFIDENCE]
    return _distinct(talk, open_, MOST_TRIES)


def _hurt(each: Observation) -> bool:
    return any(MOVES[mark.name].sign is Sign.HURTS for mark in each.marks if mark.name in MOVES)


def behaviour_of(rubric: Rubric, observation: Observation) -> Behaviour:
    """Return the behaviour that was observed. Raises KeyError where the rubric does not have it."""
    return rubric.behaviour(observation.behaviour)[1]


def _weight(each: Observation, rubric: Rubric, arc: Arc | None) -> float:
    tied = _TIED.get(behaviour_of(rubric, each).opportunity.moment, 0.5)
    return each.confidence * tied * (_FOCUS if arc and each.skill in arc.focus else 1.0)


def _distinct(talk: Talk, weighed: Iterable[tuple[float, Observation]], most: int) -> list[Observation]:
    """Take the heaviest, each of another behaviour and on other words, rather from another answer than the same."""
    left = sorted(weighed, key=lambda each: (-each[0], each[1].turn, each[1].behaviour))
    chosen: list[Observation] = []
    while left and len(chosen) < most:
        answers = {talk.answer_of(other.turn) for other in chosen}
        best = max(left, key=lambda each: each[0] * (_SAME_ANSWER if talk.answer_of(each[1].turn) in answers else 1.0))
        chosen.append(best[1])
        taken = {other.behaviour for other in chosen}
        words = {_rests_on(talk, other) for other in chosen}
        left = [each for each in left if each[1].behaviour not in taken and _rests_on(talk, each[1]) not in words]
    return chosen


def _rests_on(talk: Talk, each: Observation) -> tuple[int, tuple[int, int] | None]:
    """The turn and the sentence of its first deciding mark; None for the turn as a whole."""
    here = [mark for turn, mark in zip(each.mark_turns, each.marks, strict=True) if turn == each.turn]
    spans = sentence_spans(talk.text(each.turn)) if here else ()
    return each.turn, next((span for span in spans if span[0] <= here[0].start < span[1]), None)
