from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmline.core.scoring.estimate import PRIOR_STRENGTH, Estimate, estimate
from warmline.core.scoring.scorecard import Observation


def seen(anchor: int, confidence: float = 1.0, behaviour: str = "b", cue_turn: int | None = None) -> Observation:
    return Observation(behaviour, "empathy", 1, anchor, confidence, cue_turn)


OBSERVATIONS = st.lists(
    st.builds(
        seen,
        st.integers(1, 4),
        st.integers(1, 20).map(lambda twentieths: twentieths / 20),
        st.sampled_from(["a", "b", "c"]),
        st.sampled_from([None, 0, 2]),
    ),
    min_size=1,
    max_size=30,
)


def test_one_perfect_moment_by_hand() -> None:
    # (1 + 2.7055 / 2) / (1 + 2.7055) = 0.6349
    found = estimate([seen(4)])
    assert pytest.approx(2.7055, abs=1e-4) == PRIOR_STRENGTH
    assert found.score == pytest.approx(63.49, abs=0.01)
    assert found.low == pytest.approx(63.49 - 41.14, abs=0.02)
    assert found.high == 100.0
    assert found.level == 3


@pytest.mark.parametrize(("anchors", "level"), [([1] * 9, 1), ([2] * 9, 2), ([3] * 9, 3), ([4] * 12, 4)])
def test_many_different_chances_reach_the_level_of_their_anchor(anchors: list[int], level: int) -> None:
    assert estimate([seen(a, behaviour=f"b{n}") for n, a in enumerate(anchors)]).level == level


def test_ten_alike_answers_tell_less_than_ten_different_ones() -> None:
    alike = estimate([seen(4) for _ in range(10)])
    different = estimate([seen(4, behaviour=f"b{n}") for n in range(10)])
    assert alike.weight == pytest.approx(10 / 3.7)
    assert different.weight == 10
    assert alike.high - alike.low > different.high - different.low


def test_an_unsure_observation_moves_the_score_less() -> None:
    assert 50 < estimate([seen(4, 0.4)]).score < estimate([seen(4, 0.9)]).score
    assert 50 > estimate([seen(1, 0.4)]).score > estimate([seen(1, 0.9)]).score


@settings(deadline=None)
@given(OBSERVATIONS)
def test_bounds_and_parts_always_hold(observations: list[Observation]) -> None:
    found = estimate(observations)
    assert 0 <= found.low < found.score < found.high <= 100
    assert found.score > 0
    assert 1 <= found.level <= 4
    assert sum(found.points) == pytest.approx(found.score - 50)


@settings(deadline=None)
@given(OBSERVATIONS, st.data())
def test_a_better_anchor_never_lowers_the_score(observations: list[Observation], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(observations) - 1))
    each = observations[at]
    better = seen(data.draw(st.integers(each.anchor, 4)), each.confidence, each.behaviour, each.cue_turn)
    changed = [*observations[:at], better, *observations[at + 1 :]]
    assert estimate(changed).score >= estimate(observations).score - 1e-9


@settings(deadline=None)
@given(OBSERVATIONS, st.randoms())
def test_the_order_of_the_observations_decides_nothing(observations: list[Observation], dice) -> None:
    shuffled = list(observations)
    dice.shuffle(shuffled)
    assert estimate(shuffled).score == pytest.approx(estimate(observations).score)


@settings(deadline=None)
@given(OBSERVATIONS)
def test_one_more_perfect_moment_of_its_own_lifts_and_one_more_missed_lowers(observations: list[Observation]) -> None:
    before = estimate(observations).score
    assert estimate([*observations, seen(4, behaviour="new")]).score > before
    assert estimate([*observations, seen(1, behaviour="new")]).score < before


@settings(deadline=None)
@given(OBSERVATIONS)
def test_more_evidence_of_the_same_kind_narrows_the_interval(observations: list[Observation]) -> None:
    middle = [seen(2, behaviour=f"x{n}") for n in range(40)] + [seen(3, behaviour=f"y{n}") for n in range(40)]
    few, many = estimate(observations), estimate([*observations, *middle])
    assert many.high - many.low < few.high - few.low or few.high - few.low < 20


def test_points_say_which_observation_gave_and_which_took() -> None:
    found = estimate([seen(4, behaviour="a"), seen(1, behaviour="b"), seen(4, 0.5, behaviour="c")])
    assert found.points[0] > found.points[2] > 0 > found.points[1]
    assert found.points[0] == pytest.approx(-found.points[1])
    assert found.points[2] == pytest.approx(found.points[0] / 2)


@pytest.mark.parametrize(("score", "level"), [(24.99, 1), (25.0, 2), (49.99, 2), (50.0, 3), (74.99, 3), (75.0, 4)])
def test_a_level_begins_at_its_bound(score: float, level: int) -> None:
    assert Estimate(score, 0.0, 100.0, 1.0, ()).level == level
