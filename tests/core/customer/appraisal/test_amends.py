"""Compensation: how much, in what kind, how soon (L9 to L13)."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import listen, moment, reason, state_with, talk

from warmline.core.customer.appraisal import appraise
from warmline.core.customer.appraisal.amends import worth_of
from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.scenario import Offer, OfferRule, Scenario
from warmline.core.customer.scene import Scene, outcome
from warmline.core.customer.setting import CompensationKind
from warmline.core.customer.state import Because

PRICE = 40.0


def paying(amount: float = 40.0, kind: CompensationKind = CompensationKind.MONEY, *, refused: bool = False) -> Scenario:
    pays = Offer(
        "pays",
        "Money for the trouble",
        OfferRule.ALLOWED,
        0.5,
        ("pay|refund|voucher|credit",),
        welcome=("Good.",),
        unwelcome=("Hm.",),
        compensation=amount,
        compensation_kind=kind,
    )
    scenario = parcel_birthday()
    return replace(scenario, offers=(*scenario.offers, pays), price=PRICE, refused_service=refused)


def felt(text: str, scenario: Scenario) -> Because:
    found = reason(appraise(moment(text, scenario=scenario, state=state_with(scenario, anger=0.6))), "compensation")
    assert found is not None
    return found


def test_it_lowers_anger_and_that_beyond_what_talk_can_mend() -> None:
    assert felt("I will refund you 40 euros now.", paying()).anger < -0.03


def test_where_the_service_was_given_more_pays_less_and_less() -> None:
    values = [worth_of(share, PARAMETERS, refused=False) for share in (0.0, 0.5, 1.0, 1.5, 2.0)]
    gains = [b - a for a, b in pairwise(values)]
    assert values[0] == 0.0
    assert all(gain > 0 for gain in gains)
    assert gains == sorted(gains, reverse=True)


def test_where_it_was_refused_the_curve_is_an_s_steepest_from_60_to_120_per_cent() -> None:
    shares = [n * 0.2 for n in range(12)]
    values = [worth_of(share, PARAMETERS, refused=True) for share in shares]
    gains = {
        round(a + 0.1, 1): worth_of(a + 0.2, PARAMETERS, refused=True) - v for a, v in zip(shares, values, strict=True)
    }
    steepest = sorted(gains, key=lambda middle: -gains[middle])[:3]
    assert all(0.6 <= middle <= 1.2 for middle in steepest)
    assert values[0] == pytest.approx(0.0)
    assert values[-1] > 0.95


def test_in_kind_mends_more_than_money_and_money_more_than_a_voucher() -> None:
    kinds = (CompensationKind.IN_KIND, CompensationKind.MONEY, CompensationKind.VOUCHER)
    found = [felt("I will pay for it now.", paying(kind=kind)).anger for kind in kinds]
    assert found == sorted(found)
    assert found[0] < found[2]


def test_at_once_mends_more_than_in_some_days() -> None:
    now = felt("I will refund it right now.", paying())
    later = felt("I will refund it, that takes 14 days.", paying())
    assert now.anger < later.anger


def test_the_sum_that_is_named_counts_and_not_the_most_that_is_allowed() -> None:
    assert felt("I can refund 10 euros now.", paying()).anger > felt("I can refund 40 euros now.", paying()).anger


def test_the_same_sum_again_mends_nothing_new() -> None:
    scenario = paying()
    stood = state_with(scenario, compensation=1.0, anger=0.6)
    found = appraise(moment("I will refund 40 euros now.", scenario=scenario, state=stood))
    assert reason(found, "compensation") is None


def test_more_than_the_policy_gives_is_a_promise_that_is_not_the_agents() -> None:
    scene = talk("I will refund you 10,000 euros right now.", scenario=paying())
    assert reason(scene.turns[-1].because, "false_promise") is not None
    assert reason(scene.turns[-1].because, "compensation") is None
    assert scene.state.overpromised == ("pays",)
    corrected = talk("I will refund you 10,000 euros right now.", "Sorry, I can't refund that.", scenario=paying())
    assert corrected.state.overpromised == ()


def test_a_sum_of_the_record_is_no_offer_of_it() -> None:
    scenario = paying(15.0)
    bill = replace(
        scenario.record, facts=(*scenario.record.facts, replace(scenario.record.facts[0], key="b", value="80 euros"))
    )
    heard = listen("You paid 80 euros, and I can refund 15 euros of it.", replace(scenario, record=bill))
    assert [item.amount for item in heard.offers if item.key == "pays"] == [15.0]


def ended_with(share: float) -> Scene:
    scene = talk("I will look for the parcel.", scenario=paying())
    last = scene.turns[-1]
    return replace(scene, turns=(*scene.turns[:-1], replace(last, state=replace(last.state, compensation=share))))


def test_loyalty_is_highest_at_half_as_much_again_as_the_price() -> None:
    loyal = {share: outcome(ended_with(share)).loyalty for share in (0.0, 0.5, 1.0, 1.5, 2.0, 2.5)}
    assert max(loyal, key=lambda share: loyal[share]) == 1.5
    assert loyal[0.0] < loyal[0.5] < loyal[1.0]
    assert loyal[2.5] < loyal[2.0] < loyal[1.5]


def test_what_is_taken_back_no_longer_stands() -> None:
    scene = talk("I will refund you 40 euros now.", "I am afraid I can't refund it after all.", scenario=paying())
    assert scene.turns[1].state.compensation == 1.0
    assert scene.state.compensation == 0.0
