"""One sighting and what it changes: direction, size, neighbours, and the exact answer where one can be worked out."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from math import exp, log, sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import DEFAULT, Parameters, SkillState, of_behaviour, stranger, update
from warmline.core.practice.mastery.filtering import Likelihood, after_seeing

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def told(success: float = 1.0, *, behaviour: str = "names_feeling", at: datetime = NOW, **changes: object) -> Evidence:
    plain = Evidence(behaviour, "empathy", Source.ROLEPLAY, success, 1.0, at, 0.0)
    return replace(plain, **changes)  # type: ignore[arg-type]


def after(*evidence: Evidence, parameters: Parameters = DEFAULT) -> SkillState:
    state = stranger("empathy", parameters)
    for each in evidence:
        state, _ = update(state, each, parameters)
    return state


def chance(state: SkillState, behaviour: str = "names_feeling") -> float:
    return of_behaviour(state, behaviour, NOW).probability


@given(st.floats(-3, 3), st.floats(0.05, 4), st.floats(0, 1), st.floats(0.05, 1))
def test_the_sum_over_points_is_the_integral(mean: float, variance: float, success: float, weight: float) -> None:
    """A sum over 20,000 points of the same posterior gives the same moments."""
    step = after_seeing(mean, variance, Likelihood(success, weight, 0.01))
    total = first = second = 0.0
    for n in range(-1000, 1001):
        z = n / 125
        hit = 0.01 + 0.98 / (1 + exp(-(mean + sqrt(variance) * z)))
        share = exp(-z * z / 2 + weight * (success * log(hit) + (1 - success) * log(1 - hit)))
        total, first, second = total + share, first + share * z, second + share * z * z
    centre = first / total
    assert step.shift == pytest.approx(sqrt(variance) * centre, abs=2e-3)
    assert step.variance == pytest.approx(variance * (second / total - centre**2), rel=5e-3)


def test_success_lifts_and_failure_lowers_and_both_leave_less_doubt() -> None:
    before = stranger("empathy")
    _, up = update(before, told(1.0))
    _, down = update(before, told(0.0))
    assert up.after > up.before == down.before > down.after
    assert up.doubt_after < up.doubt_before
    assert up.after == pytest.approx(-down.after)
    assert (up.behaviour, up.seen, up.weight, up.expected) == ("names_feeling", 1.0, 1.0, pytest.approx(0.5))


def test_what_was_expected_moves_less_than_what_was_not() -> None:
    known = after(*[told(1.0)] * 8)
    _, again = update(known, told(1.0))
    _, surprise = update(known, told(0.0))
    assert abs(surprise.after - surprise.before) > 2 * abs(again.after - again.before)


@pytest.mark.parametrize(
    ("weaker", "stronger"),
    [
        (told(confidence=0.3), told(confidence=0.9)),
        (told(source=Source.CARD), told(source=Source.DRILL)),
        (told(source=Source.DRILL), told(source=Source.ASSESSED)),
        (told(difficulty=-1.0), told(difficulty=1.0)),
        (told(0.5), told(1.0)),
    ],
)
def test_what_tells_more_moves_more(weaker: Evidence, stronger: Evidence) -> None:
    assert chance(stranger("empathy")) <= chance(after(weaker)) < chance(after(stronger))


def test_a_sighting_read_without_any_confidence_moves_nothing_but_is_counted() -> None:
    state = after(told(confidence=0.0))
    assert chance(state) == pytest.approx(0.5)
    assert state.count("names_feeling") == 1
    assert state.weight == 0


def test_an_unknown_difficulty_tells_less_than_an_ordinary_one() -> None:
    _, known = update(stranger("empathy"), told(difficulty=0.0))
    _, unknown = update(stranger("empathy"), told(difficulty=None))
    assert known.after > unknown.after > 0


def test_a_behaviour_says_a_little_about_its_neighbours_and_they_say_more_together() -> None:
    one = after(*[told(1.0)] * 6)
    both = after(*[told(1.0)] * 6, *[told(1.0, behaviour="validates")] * 6)
    assert 0.5 < chance(one, "comfort_with_action") < chance(one)
    assert chance(one, "comfort_with_action") < chance(both, "comfort_with_action") < chance(both)


def test_neighbours_never_become_certain_from_one_behaviour_alone() -> None:
    still = replace(DEFAULT, practice=0.0)
    state = after(*[told(1.0)] * 300, parameters=still)
    left = of_behaviour(state, "validates", NOW, still).variance
    floor = still.skill_variance * still.own_variance / (still.skill_variance + still.own_variance)
    assert left > floor + still.own_variance * 0.9


def test_evidence_of_another_skill_is_refused() -> None:
    with pytest.raises(ValueError, match="tells nothing"):
        update(stranger("patience"), told())


def test_an_older_sighting_than_the_last_counts_and_does_not_turn_time_back() -> None:
    state = after(told(), told(at=NOW - timedelta(days=3)))
    assert state.last == NOW
    assert state.count("names_feeling") == 2


@given(st.lists(st.tuples(st.sampled_from("abcd"), st.floats(0, 1), st.floats(0, 1), st.integers(0, 400)), max_size=40))
def test_the_belief_stays_a_belief_whatever_comes(seen: list[tuple[str, float, float, int]]) -> None:
    state = after(*(told(s, behaviour=b, confidence=c, at=NOW + timedelta(days=d)) for b, s, c, d in seen))
    for n, row in enumerate(state.covariance):
        assert row[n] > 0
        for m, value in enumerate(row):
            assert value == pytest.approx(state.covariance[m][n], abs=1e-9)
            assert value**2 <= row[n] * state.covariance[m][m] + 1e-9
    assert state.seen == len(seen)
    for name in state.behaviours:
        estimate = of_behaviour(state, name, NOW + timedelta(days=400))
        assert 0 < estimate.low < estimate.high < 1
        assert 0 < estimate.probability < 1
