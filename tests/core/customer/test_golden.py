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
        ("answer", 0.225, 0.531, 0.665, 0.504),
        ("ask", 0.133, 0.617, 0.716, 0.669),
        ("accept", 0.103, 0.687, 0.752, 0.769),
        ("thank+close", 0.100, 0.695, 0.745, 0.769),
    ),
    "clumsy": (
        ("tell+tell", 0.389, 0.375, 0.613, 0.400),
        ("correct", 0.501, 0.263, 0.560, 0.370),
        ("ask", 0.528, 0.209, 0.522, 0.317),
        ("hesitate", 0.540, 0.205, 0.496, 0.329),
        ("hesitate", 0.525, 0.239, 0.496, 0.359),
        ("ask", 0.496, 0.317, 0.518, 0.465),
        ("hesitate", 0.469, 0.359, 0.531, 0.552),
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
    assert ENGINE_VERSION == "customer-3"
    assert [line[0] for line in seen] == [line[0] for line in RECORDED[name]]
    for found, recorded in zip(seen, RECORDED[name], strict=True):
        assert found[1:] == pytest.approx(recorded[1:], abs=0.002)
