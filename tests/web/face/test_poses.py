"""Moods are points, not pictures: they blend, and every blend stays within the ranges."""

from __future__ import annotations

from dataclasses import astuple, fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.web.face import MOODS, POSES, Pose, as_pose, blend

weights = st.dictionaries(st.sampled_from(MOODS), st.floats(0, 1), min_size=1).filter(
    lambda found: sum(found.values()) > 1e-6
)


@given(weights)
def test_a_blend_lies_between_the_moods_it_is_made_of(found: dict[str, float]) -> None:
    pose = blend(found)
    for field in fields(Pose):
        values = [getattr(POSES[name], field.name) for name in found]
        assert min(values) - 1e-9 <= getattr(pose, field.name) <= max(values) + 1e-9


@given(weights, st.floats(0.1, 10))
def test_only_the_proportion_of_weights_matters(found: dict[str, float], factor: float) -> None:
    scaled = blend({name: weight * factor for name, weight in found.items()})
    assert astuple(scaled) == pytest.approx(astuple(blend(found)), abs=1e-6)


@pytest.mark.parametrize("mood", MOODS)
def test_a_mood_alone_is_itself(mood: str) -> None:
    assert astuple(as_pose(mood)) == pytest.approx(astuple(POSES[mood]))
    assert as_pose(POSES[mood]) is POSES[mood]


def test_halfway_is_halfway() -> None:
    pose = blend({"worried": 1, "relieved": 1})
    assert pose.curve == pytest.approx((-0.5 + 0.9) / 2)
    assert pose.tilt == pytest.approx(4.0)


def test_an_unknown_mood_is_named_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match="No pose is called furious; known: calm, worried"):
        blend({"furious": 1.0})


@pytest.mark.parametrize(
    ("found", "words"), [({"calm": -1.0}, "0 or more"), ({}, "At least one"), ({"calm": 0.0}, "At least one")]
)
def test_weights_that_mean_nothing_are_refused(found: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        blend(found)
