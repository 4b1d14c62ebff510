from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.scoring.estimate import PRIOR_STRENGTH, estimate, pooled
from warmline.core.scoring.scorecard import Observation


def seen(anchor: int, confidence: float = 1.0, behaviour: str = "b") -> Observation:
    return Observation(behaviour, "empathy", 1, anchor, confidence)


OBSERVATIONS = st.lists(
    st.builds(
        seen,
        st.integers(1, 4),
        st.integers(1, 20).map(lambda twentieths: twentieths / 20),
        st.sampled_from(["a", "b", "c"]),
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


@given(OBSERVATIONS)
def test_bounds_and_parts_always_hold(observations: list[Observation]) -> None:
    found = estimate(observations)
    assert 0 <= found.low < found.score < found.high <= 100
    assert found.score > 0
    assert 1 <= found.level <= 4
    assert sum(found.points) == pytest.approx(found.score - 50)


@given(OBSERVATIONS, st.data())
def test_a_better_anchor_never_lowers_the_score(observations: list[Observation], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(observations) - 1))
    each = observations[at]
    better = seen(data.draw(st.integers(each.anchor, 4)), each.confidence, each.behaviour)
    changed = [*observations[:at], better, *observations[at + 1 :]]
    assert estimate(changed).score >= estimate(observations).score - 1e-9


def test_pooled_weighs_each_skill_by_its_evidence() -> None:
    good = estimate([seen(4, behaviour=f"b{n}") for n in range(9)])
    poor = estimate([seen(1)])
    together = pooled([good, poor])
    assert together == pytest.approx(100 * (9 + PRIOR_STRENGTH / 2) / (10 + PRIOR_STRENGTH))
    assert pooled([]) is None
