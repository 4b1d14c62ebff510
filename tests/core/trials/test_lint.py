from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, rules

from warmline.core.customer.mood import Mood
from warmline.core.customer.scenario import GoodEnd, Scenario, Trap
from warmline.core.trials import AGENTS, Finding, lint_scenario, scenes_of


def lint(scenario: Scenario) -> tuple[Finding, ...]:
    return lint_scenario(scenario, language=english(), reader=rules(), seeds=(1,))


def unwinnable() -> Scenario:
    scenario = parcel_birthday()
    money = GoodEnd("money", "The money is back", ("full_refund",), (), ("Good.",))
    return replace(scenario, good_ends=(money,))


def checks(scenario: Scenario) -> set[str]:
    return {finding.check for finding in lint(scenario)}


def test_a_sound_scenario_has_no_findings() -> None:
    assert lint(parcel_birthday()) == ()


def test_a_scenario_that_cannot_be_won_is_found() -> None:
    hopeless = unwinnable()
    assert {"winnable", "good_end"} <= checks(hopeless)


def test_a_good_end_that_rests_on_a_forbidden_offer_is_found() -> None:
    scenario = parcel_birthday()
    end = GoodEnd("money", "The money is back", ("full_refund",), (), ("Good.",))
    found = [f for f in lint(replace(scenario, good_ends=(*scenario.good_ends, end))) if f.check == "good_end"]
    assert len(found) == 1
    assert "money" in found[0].text


def test_an_offer_that_nobody_can_make_in_its_own_words_is_found() -> None:
    scenario = parcel_birthday()
    mute = replace(scenario.offers[1], label="X", hears=("abracadabra",))
    found = [
        f
        for f in lint(replace(scenario, offers=(*scenario.offers[:1], mute, *scenario.offers[2:])))
        if f.check == "offer"
    ]
    assert [f.text for f in found] == ["ask_driver is not heard in its own label: 'X'."]


def test_a_fact_that_no_question_fetches_is_found() -> None:
    scenario = parcel_birthday()
    mute = replace(scenario.facts[3], label="X", hears=())
    facts = (*scenario.facts[:3], mute, *scenario.facts[4:])
    assert "fact" in checks(replace(scenario, facts=facts))


def test_a_trap_that_never_springs_is_found() -> None:
    scenario = parcel_birthday()
    dull = Trap("dull", "Says nothing", ("you said + nothing",), ("No.",), "Why.")
    assert "trap" in checks(replace(scenario, traps=(*scenario.traps, dull)))


def test_a_customer_who_takes_anything_is_found() -> None:
    scenario = parcel_birthday()
    easy = GoodEnd("anything", "Anything", (), (), ("Ok.",))
    content = replace(scenario, mood=Mood(0.0, 1.0, 1.0, 1.0), failures=0, good_ends=(easy, *scenario.good_ends))
    assert {"losable", "separation"} & checks(content)


@pytest.mark.parametrize("text", ["won 0 of 1", "seed 1"])
def test_a_finding_says_where_it_got_stuck(text: str) -> None:
    hopeless = unwinnable()
    assert any(text in finding.text for finding in lint(hopeless) if finding.check == "winnable")


def test_whoever_watches_is_told_of_every_scene_with_its_kind() -> None:
    seen: list[str] = []
    begun: list[str] = []
    scenario = parcel_birthday()
    lint_scenario(
        scenario,
        language=english(),
        reader=rules(),
        seeds=(1,),
        watch=lambda kind, scene: seen.append(kind),
        begins=begun.append,
    )
    assert begun == seen
    assert len(seen) == scenes_of(scenario, (1,))
    assert set(seen) == {"good", "average", "poor", "variety"}
    assert seen.count("poor") == len(AGENTS["poor"])
