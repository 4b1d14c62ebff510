from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from warmline.core.scoring.estimate import estimate
from warmline.core.scoring.scorecard import Observation
from warmline.core.scoring.weighing import ALIKENESS, weights_of


def seen(behaviour: str, anchor: int, cue_turn: int | None = None, confidence: float = 1.0, skill: str = "empathy"):
    return Observation(behaviour, skill, 1, anchor, confidence, cue_turn)


def test_a_chance_without_a_cue_weighs_its_confidence() -> None:
    assert weights_of([seen("a", 4), seen("b", 1, confidence=0.6)]) == (1.0, 0.6)


def test_the_best_shown_behaviour_at_a_message_counts_in_full_and_what_was_missed_less() -> None:
    assert weights_of([seen("a", 2, 0), seen("b", 4, 0), seen("c", 3, 0)]) == pytest.approx((1 / 3, 1.0, 1 / 2))


def test_equal_grades_share_their_ranks() -> None:
    # Ranks 2, 3 and 4 fall to three missed ones: a third of 1/2 + 1/3 + 1/4 each.
    shared = (1 / 2 + 1 / 3 + 1 / 4) / 3
    found = weights_of([seen("a", 1, 0), seen("b", 4, 0), seen("c", 1, 0), seen("d", 1, 0)])
    assert found == pytest.approx((shared, 1.0, shared, shared))


def test_messages_do_not_share_with_one_another() -> None:
    apart = weights_of([seen("a", 4, 0), seen("b", 1, 2), seen("c", 1)])
    assert apart == (1.0, 1.0, 1.0)


def test_the_same_behaviour_again_tells_less() -> None:
    twice = weights_of([seen("a", 4, 0), seen("a", 4, 2)])
    assert twice == pytest.approx((1 / (1 + ALIKENESS),) * 2)
    thrice = weights_of([seen("a", 4), seen("a", 1), seen("a", 2)])
    assert thrice == pytest.approx((1 / (1 + 2 * ALIKENESS),) * 3)


def test_a_group_has_the_mean_sureness_of_its_observations() -> None:
    found = weights_of([seen("a", 4, 0, confidence=0.4), seen("b", 1, 0, confidence=0.8)])
    assert found == pytest.approx((0.6, 0.3))


def test_one_right_move_outweighs_what_was_left_out_beside_it() -> None:
    # Eight behaviours look at one message and one is shown: 1 / 2.72 of the weight, not 1 / 8.
    at_once = [seen("a", 4, 0), *(seen(f"m{n}", 1, 0) for n in range(7))]
    weights = weights_of(at_once)
    assert weights[0] / sum(weights) == pytest.approx(1 / (1 + 1 / 2 + 1 / 3 + 1 / 4 + 1 / 5 + 1 / 6 + 1 / 7 + 1 / 8))
    apart = [seen(each.behaviour, each.anchor) for each in at_once]
    assert estimate(at_once).score > estimate(apart).score + 15


def test_every_right_move_more_at_a_message_adds() -> None:
    scores = [estimate([seen(f"b{n}", 4 if n < shown else 1, 0) for n in range(8)]).score for shown in range(9)]
    assert scores == sorted(scores)
    assert len(set(scores)) == 9
    gains = [later - before for before, later in pairwise(scores)]
    assert gains == sorted(gains, reverse=True)


def test_a_message_at_which_all_look_counts_for_less_than_as_many_messages() -> None:
    together = estimate([seen(f"b{n}", 4, 0) for n in range(6)])
    apart = estimate([seen(f"b{n}", 4, 2 * n) for n in range(6)])
    assert together.weight == pytest.approx(2.45)
    assert apart.weight == pytest.approx(6.0)
    assert together.score < apart.score


GRADED = st.lists(
    st.tuples(
        st.sampled_from("abcde"), st.integers(1, 4), st.sampled_from([None, 0, 2, 4]), st.sampled_from([0.35, 0.7, 1.0])
    ),
    min_size=1,
    max_size=20,
).map(lambda rows: [seen(*row) for row in rows])


@settings(deadline=None)
@given(GRADED)
def test_every_weight_is_above_zero_and_none_above_its_alone_share(observations: list[Observation]) -> None:
    weights = weights_of(observations)
    assert len(weights) == len(observations)
    assert all(0 < weight <= 1 for weight in weights)
    assert sum(weights) <= sum(each.confidence for each in observations) + 1e-9


@settings(deadline=None)
@given(GRADED, st.data())
def test_weighing_stays_monotone_in_every_grade(observations: list[Observation], data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(observations) - 1))
    old = observations[at]
    new = seen(old.behaviour, data.draw(st.integers(old.anchor, 4)), old.cue_turn, old.confidence)
    changed = [*observations[:at], new, *observations[at + 1 :]]
    assert estimate(changed).score >= estimate(observations).score - 1e-9


@settings(deadline=None)
@given(GRADED)
def test_the_weight_of_a_message_does_not_depend_on_the_grades(observations: list[Observation]) -> None:
    best = [seen(each.behaviour, 4, each.cue_turn, each.confidence) for each in observations]
    assert sum(weights_of(observations)) == pytest.approx(sum(weights_of(best)))


def test_nothing_weighs_nothing() -> None:
    assert weights_of([]) == ()
