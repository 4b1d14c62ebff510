"""An encoder for exams that answers by a rule, so that its figures can be worked out."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from warmline.core.moves.encoding import EncodedTurn, TextInContext

Answer = Callable[[TextInContext], dict[str, float]]


class ByRule:
    """Gives the probabilities of a function of the turn."""

    version = "by-rule"

    def __init__(self, answer: Answer, thresholds: Mapping[str, float] | None = None) -> None:
        self._answer = answer
        self.thresholds: Mapping[str, float] = thresholds or {}

    def encode(self, turns: Sequence[TextInContext]) -> list[EncodedTurn]:
        nothing = np.zeros(2, np.float32), np.zeros((1, 2), np.float32)
        return [EncodedTurn(*nothing, self._answer(turn), ({},)) for turn in turns]


def all_right(turn: TextInContext) -> dict[str, float]:
    """What people saw in the talks of tests.train.samples, by their words."""
    asks, mirrors, pushes = "?" in turn.text, "feel" in turn.text, "should" in turn.text
    return {
        "annomi_behaviour.other": 0.0,
        "annomi_behaviour.question": float(asks),
        "annomi_behaviour.reflection": float(mirrors),
        "annomi_behaviour.therapist_input": float(pushes),
        "annomi_question.none": float(not asks),
        "annomi_question.open": float(asks),
        "annomi_question.closed": 0.0,
        "annomi_reflection.yes": float(mirrors),
        "annomi_input.none": float(not pushes),
        "annomi_input.information": 0.0,
        "annomi_input.advice": float(pushes),
        "annomi_input.other": 0.0,
    }
