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
        ("hesitate", 0.270, 0.470, 0.665, 0.470),
        ("answer", 0.225, 0.545, 0.666, 0.505),
        ("ask", 0.131, 0.628, 0.718, 0.670),
        ("accept", 0.100, 0.697, 0.757, 0.777),
        ("thank+close", 0.091, 0.717, 0.756, 0.777),
    ),
    "clumsy": (
        ("tell+tell", 0.385, 0.383, 0.613, 0.400),
        ("correct", 0.497, 0.270, 0.560, 0.370),
        ("ask", 0.522, 0.223, 0.522, 0.317),
        ("hesitate", 0.533, 0.218, 0.496, 0.329),
        ("hesitate", 0.518, 0.252, 0.496, 0.359),
        ("ask", 0.487, 0.338, 0.521, 0.476),
        ("hesitate", 0.456, 0.384, 0.537, 0.572),
    ),
    "rude": (
        ("tell", 0.485, 0.285, 0.545, 0.385),
        ("tell", 0.630, 0.162, 0.434, 0.305),
        ("threaten", 0.860, 0.000, 0.256, 0.178),
        ("leave", 1.000, 0.000, 0.069, 0.041),
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
    assert ENGINE_VERSION == "customer-4"
    assert [line[0] for line in seen] == [line[0] for line in RECORDED[name]]
    for found, recorded in zip(seen, RECORDED[name], strict=True):
        assert found[1:] == pytest.approx(recorded[1:], abs=0.002)
