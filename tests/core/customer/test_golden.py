"""The same seed and the same words give the same acts and the same mood, now and in every later version.

A change of engine that is meant re-records these in a commit of its own: acts, then anger, trust, patience, hope.
"""

from __future__ import annotations

from typing import Final

import pytest
from tests.core.customer.golden_talks import TALKS
from tests.parcel import parcel_birthday
from tests.scenes import read, state_with

from warmline.core.customer.dice import Dice
from warmline.core.customer.engine import ENGINE_VERSION, step

RECORDED: Final[dict[str, tuple[tuple[str, float, float, float, float], ...]]] = {
    "skilled": (
        ("hesitate", 0.270, 0.470, 0.673, 0.468),
        ("answer", 0.225, 0.547, 0.684, 0.505),
        ("ask", 0.131, 0.630, 0.747, 0.670),
        ("accept", 0.097, 0.698, 0.802, 0.780),
        ("thank+close", 0.088, 0.718, 0.811, 0.780),
    ),
    "clumsy": (
        ("tell+tell", 0.385, 0.383, 0.623, 0.400),
        ("correct", 0.497, 0.270, 0.504, 0.370),
        ("ask", 0.495, 0.223, 0.399, 0.317),
        ("hesitate", 0.506, 0.218, 0.346, 0.329),
        ("hesitate", 0.491, 0.252, 0.356, 0.359),
        ("ask", 0.455, 0.351, 0.397, 0.495),
        ("hesitate", 0.419, 0.402, 0.426, 0.604),
    ),
    "rude": (
        ("tell", 0.485, 0.285, 0.478, 0.385),
        ("tell", 0.630, 0.162, 0.300, 0.305),
        ("threaten", 0.860, 0.000, 0.056, 0.178),
        ("leave", 1.000, 0.000, 0.000, 0.041),
    ),
}


@pytest.mark.parametrize("name", TALKS)
def test_acts_and_mood_are_as_recorded(name: str) -> None:
    seed, turns = TALKS[name]
    state, seen = state_with(), []
    for text, *marks in turns:
        if state.ended is not None:
            break
        done = step(state, read(str(text), *marks), parcel_birthday(), Dice(seed))  # type: ignore[arg-type]
        state = done.state
        acts = "+".join(act.value for act in done.plan.acts)
        mood = state.mood
        seen.append((acts, *(round(value, 3) for value in (mood.anger, mood.trust, mood.patience, mood.hope))))
    assert ENGINE_VERSION == "customer-6"
    assert [line[0] for line in seen] == [line[0] for line in RECORDED[name]]
    for found, recorded in zip(seen, RECORDED[name], strict=True):
        assert found[1:] == pytest.approx(recorded[1:], abs=0.002)
