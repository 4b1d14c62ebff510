"""Kinds of justice, what acts make people feel, and surprise (L6, L8, L33, L34)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import moment, reason, state_with, stepped

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.appraisal.appraise import felt_evaluation
from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.parameters.acts import REST
from warmline.core.customer.setting import JusticeWeights
from warmline.core.customer.state import Because

EXPLAINS = ("The van went to Quay Street, so it never came to you.", ("explains", "so it never came to you"))
FEELS = ("You waited two days, no wonder you are annoyed.", ("acknowledges_feeling", "no wonder you are annoyed"))


def trust_from(case: tuple[str, tuple[str, str]], weights: JusticeWeights, name: str) -> float:
    text, mark = case
    found = reason(appraise(moment(text, mark, scenario=replace(parcel_birthday(), weights=weights))), name)
    assert found is not None
    return found.trust


def test_where_the_process_weighs_most_an_explanation_does_more_and_warmth_less() -> None:
    even, process = JusticeWeights(1, 1, 1), JusticeWeights(1, 3, 1)
    assert trust_from(EXPLAINS, process, "explained") > trust_from(EXPLAINS, even, "explained")
    assert trust_from(FEELS, process, "named_feeling") < trust_from(FEELS, even, "named_feeling")


def test_only_the_proportion_of_the_weights_counts() -> None:
    assert trust_from(FEELS, JusticeWeights(1, 1, 1), "named_feeling") == (
        trust_from(FEELS, JusticeWeights(2.5, 2.5, 2.5), "named_feeling")
    )


def test_a_kind_that_weighs_nothing_moves_nothing() -> None:
    assert trust_from(FEELS, JusticeWeights(1, 1, 0), "named_feeling") == 0.0


def test_what_is_less_expected_hurts_more() -> None:
    text = "Well, that is how it goes."
    plain, blunt = PARAMETERS.changed("surprise", 0.0), PARAMETERS.changed("surprise", 0.05)
    angers = []
    for parameters in (plain, blunt):
        found = reason(appraise(moment(text, ("insults", "that"), parameters=parameters)), "insulted")
        assert found is not None
        angers.append(found.anger)
    assert angers[1] > angers[0]


def test_a_kind_act_is_not_made_less_kind_by_surprise() -> None:
    with_surprise = [
        reason(appraise(moment(*FEELS, parameters=PARAMETERS.changed("surprise", share))), "named_feeling")
        for share in (0.0, 0.05)
    ]
    assert with_surprise[0] == with_surprise[1]


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("named_feeling", "warm_word"),
        ("warm_word", "concrete_step"),
        ("concrete_step", "apology"),
        ("apology", "explained"),
        ("explained", "rule_only"),
        ("rule_only", "blamed"),
        ("blamed", "insulted"),
    ],
)
def test_what_is_felt_follows_the_order_of_the_acts(better: str, worse: str) -> None:
    values = [felt_evaluation([Because(name, "")], PARAMETERS) for name in (better, worse)]
    assert values[0] > values[1]


def test_an_act_that_means_nothing_leaves_people_at_rest() -> None:
    assert felt_evaluation([Because("turn", "")], PARAMETERS) == REST
    assert felt_evaluation([], PARAMETERS) == REST
    assert state_with().felt == REST


def test_several_acts_are_felt_as_their_mean_each_once() -> None:
    both = [Because("apology", ""), Because("explained", ""), Because("informed", "")]
    assert felt_evaluation(both, PARAMETERS) == pytest.approx((1.91 + 1.81) / 2)


def test_a_turn_leaves_what_was_felt_in_the_state() -> None:
    text = "Well, that is how it goes."
    assert stepped(text, ("blames_customer", "that")).state.felt < REST < stepped(*FEELS).state.felt
