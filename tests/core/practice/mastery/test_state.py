"""What time does to what is known, and how a behaviour that was never seen comes in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import DEFAULT, Parameters, SkillState, drifted, stranger, update
from warmline.core.practice.mastery.state import knowing

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def practised(times: int = 10, success: float = 1.0) -> SkillState:
    state = stranger("empathy")
    for name in ("names_feeling", "validates"):
        for _ in range(times):
            state, _ = update(state, Evidence(name, "empathy", Source.DRILL, success, 1.0, NOW, 0.0))
    return state


def test_time_brings_doubt_back_and_the_mean_towards_a_strangers() -> None:
    fresh = practised()
    direction = fresh.direction("names_feeling")
    mean, variance = fresh.along(direction)
    month_mean, month_variance = drifted(fresh, NOW + timedelta(days=30)).along(direction)
    assert 0 < month_mean < mean
    assert variance < month_variance < DEFAULT.skill_variance + DEFAULT.own_variance
    end_mean, end_variance = drifted(fresh, NOW + timedelta(days=20_000)).along(direction)
    assert end_mean == pytest.approx(0, abs=1e-6)
    assert end_variance == pytest.approx(DEFAULT.skill_variance + DEFAULT.own_variance)


def test_a_low_mean_recovers_as_a_high_one_fades() -> None:
    low = practised(success=0.0)
    direction = low.direction("validates")
    assert low.along(direction)[0] < drifted(low, NOW + timedelta(days=90)).along(direction)[0] < 0


@given(st.floats(0, 400), st.floats(0, 400))
def test_two_steps_make_the_same_as_one(first: float, second: float) -> None:
    state = practised(3)
    middle, end = NOW + timedelta(days=first), NOW + timedelta(days=first) + timedelta(days=second)
    twice, once = drifted(drifted(state, middle), end), drifted(state, end)
    assert twice.means == pytest.approx(once.means)
    for a, b in zip(twice.covariance, once.covariance, strict=True):
        assert a == pytest.approx(b)


def test_nothing_seen_and_an_earlier_moment_change_nothing() -> None:
    assert drifted(stranger("empathy"), NOW) == stranger("empathy")
    assert drifted(practised(), NOW - timedelta(days=1)) == practised()


def test_a_new_behaviour_changes_nothing_of_what_is_known() -> None:
    state = practised()
    more = knowing(state, "comfort_with_action")
    assert more.along(more.direction("validates")) == pytest.approx(state.along(state.direction("validates")))
    assert more.count("comfort_with_action") == 0
    assert more.count("never_heard_of") == 0
    assert knowing(more, "validates") is more


@pytest.mark.parametrize(
    "changes",
    [{"skill_variance": 0.0}, {"fading_days": -1.0}, {"practice": -0.1}, {"slip": 0.5}, {"trust": 1.1}, {"blur": -1.0}],
)
def test_parameters_that_are_none_are_refused(changes: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="variances and time constants"):
        Parameters(**changes)  # type: ignore[arg-type]


def test_every_source_has_a_weight_and_doing_counts_more_than_saying() -> None:
    assert set(DEFAULT.weights) == set(Source)
    assert DEFAULT.weights[Source.CARD] < DEFAULT.weights[Source.QUIZ] < DEFAULT.weights[Source.DRILL]
    assert DEFAULT.weights[Source.DRILL] < DEFAULT.weights[Source.ROLEPLAY]
