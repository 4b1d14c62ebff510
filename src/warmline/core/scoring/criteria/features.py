"""What a head knows of one graded chance: what the reader saw in that turn, and the encoder's vector of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from warmline.core.conversation import Conversation
from warmline.core.moves import MOVES, Mark, Reading, TurnReading
from warmline.core.moves.combined import in_context
from warmline.core.moves.encoding import Encoder, Vector
from warmline.core.scoring.scorecard import Observation

FEATURES: Final = "criteria-1"
_MOVES: Final = tuple(sorted(MOVES))
_MIDDLE_ANCHOR: Final = 2.5
_MANY_MARKS: Final = 5
# The spread of an encoder's vector around its mean is small; doubled it is near that of the marks. A choice.
_ENCODER_SHARE: Final = 2.0

Known = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class GradedChance:
    """One chance for a criterion: the machine's own `anchor` 1-4, and the features that a head may lean on.

    `known` is rounded to 16 bits, as it is stored, so that what was learned from is what is scored with.
    """

    anchor: int
    known: Known


def graded_chances(
    conversation: Conversation, reading: Reading, observations: Sequence[Observation], encoder: Encoder | None
) -> tuple[GradedChance, ...]:
    """Return one `GradedChance` for each observation, in their order.

    The number of words is left out on purpose: a head could otherwise learn that long answers please raters. Without
    an encoder the marks alone are known.
    """
    vectors = _vectors(conversation, (each.turn for each in observations), encoder)
    return tuple(
        GradedChance(each.anchor, _known(each, reading.turns[each.turn], vectors.get(each.turn)))
        for each in observations
    )


def _vectors(conversation: Conversation, turns: Iterable[int], encoder: Encoder | None) -> dict[int, Vector]:
    if encoder is None:
        return {}
    wanted = {turn: text for turn in sorted(set(turns)) if (text := in_context(conversation, turn)) is not None}
    encoded = encoder.encode(list(wanted.values()))
    return {turn: _unit(each.turn) for turn, each in zip(wanted, encoded, strict=True)}


def _unit(vector: Vector) -> Vector:
    return np.asarray(_ENCODER_SHARE * vector / max(float(np.linalg.norm(vector)), 1e-9), np.float32)


def _known(each: Observation, turn: TurnReading, vector: Vector | None) -> Known:
    parts = [_observed(each), _moves(turn.marks), _answered(turn)]
    if vector is not None:
        parts.append(vector)
    return np.concatenate(parts).astype(np.float16).astype(np.float32)


def _observed(each: Observation) -> Known:
    """The observation itself: its anchor, how sure it is, and how much decided it."""
    grades = [float(each.anchor == grade) for grade in (1, 2, 3, 4)]
    own = [(each.anchor - _MIDDLE_ANCHOR) / 1.5, each.confidence, float(each.taken), float(each.cue is not None)]
    count = min(len(each.marks), _MANY_MARKS) / _MANY_MARKS
    sure = sum(mark.confidence for mark in each.marks) / len(each.marks) if each.marks else 0.0
    return np.array([*grades, *own, count, sure], np.float32)


def _moves(marks: Iterable[Mark]) -> Known:
    """The highest confidence of each move in the turn, 0 where it was not seen."""
    sure = dict.fromkeys(_MOVES, 0.0)
    for mark in marks:
        if mark.name in sure:
            sure[mark.name] = max(sure[mark.name], mark.confidence)
    return np.array([sure[name] for name in _MOVES], np.float32)


def _answered(turn: TurnReading) -> Known:
    """How well the turn met its moment, as far as the reader grades that; the middle where it does not."""
    graded = turn.answer is not None
    return np.array([turn.answer.value - 0.5 if turn.answer is not None else 0.0, float(graded)], np.float32)
