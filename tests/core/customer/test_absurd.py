from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import listen, reason, talk

from warmline.adapters.packs import load_scenarios
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.state import Act


@pytest.mark.parametrize(
    "text",
    [
        "I promise you one million euros by tonight.",
        "I will give you 90,000 euros for this.",
        "We'll give you everything you want.",
        "I can offer you free parcels for life.",
        "I guarantee that you will never have to pay again.",
    ],
)
def test_what_nobody_could_keep_is_not_believed(text: str) -> None:
    scene = talk(text)
    turn = scene.turns[-1]
    assert listen(text).absurd == text
    assert turn.plan.act is Act.HESITATE
    found = reason(turn.because, "absurd_promise")
    assert found is not None
    assert found.trust < 0
    assert turn.mood.hope <= scene.turns[0].mood.hope
    assert reason(turn.because, "concrete_step") is None


@pytest.mark.parametrize(
    "text",
    [
        "I will order a new parcel tonight.",
        "Did he promise you a million euros?",
        "I can refund you the 6.90.",
        "I can answer anything you want to know.",
        "Millions of parcels went out, and I will find yours.",
        "The van stopped at a house further down, and I will ask there.",
    ],
)
def test_ordinary_promises_are_left_alone(text: str) -> None:
    assert listen(text).absurd is None


def test_what_is_much_depends_on_what_the_case_knows() -> None:
    plain = replace(parcel_birthday(), price=None)
    assert listen("I will give you 3,000 euros.", plain).absurd is not None
    assert listen("I will give you 3,000 euros.", replace(plain, price=2_500.0)).absurd is None


@pytest.mark.parametrize("scenario", load_scenarios(), ids=lambda scenario: scenario.key)
def test_no_offer_of_a_scenario_sounds_absurd(scenario: Scenario) -> None:
    for offer in scenario.offers:
        assert listen(f"I will do this for you: {offer.label}.", scenario).absurd is None, offer.key
