"""What the outcome, the way and the treatment add to what is remembered; loyalty apart from it (L6-L8, L12, L16)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import WINNING, talk

from warmline.core.customer.scene import Outcome, Scene, outcome
from warmline.core.customer.setting import JusticeWeights
from warmline.core.customer.state import CustomerState

TALK = talk(*WINNING)
FELT = (("acknowledges_feeling", 1), ("explains", 1))


def after(weights: JusticeWeights | None = None, **changes: object) -> Outcome:
    settings: dict[str, object] = {"heard": FELT, "answered": ("time",), "failures": 0}
    state: CustomerState = replace(TALK.state, **(settings | changes))  # type: ignore[arg-type]
    scenario = replace(TALK.scenario, weights=weights) if weights is not None else parcel_birthday()
    return outcome(replace(TALK, scenario=scenario, turns=(*TALK.turns[:-1], replace(TALK.turns[-1], state=state))))


def lost(weights: JusticeWeights | None = None) -> dict[str, float]:
    """What is lost of satisfaction where one kind of justice is missing."""
    whole = after(weights).satisfaction
    return {
        "distributive": whole - after(weights, accepted=None).satisfaction,
        "interactional": whole - after(weights, heard=(("explains", 1),)).satisfaction,
        "procedural": whole - after(weights, heard=FELT[:1], answered=()).satisfaction,
    }


def test_what_one_gets_leads_then_treatment_then_the_way() -> None:
    missing = lost()
    assert missing["distributive"] > missing["interactional"] > missing["procedural"] > 0


def test_where_the_way_weighs_most_it_costs_more_and_the_rest_less() -> None:
    plain, process = lost(JusticeWeights(1, 1, 1)), lost(JusticeWeights(1, 4, 1))
    assert process["procedural"] > 1.5 * plain["procedural"]
    assert process["distributive"] < plain["distributive"]
    assert process["interactional"] < plain["interactional"]


def test_half_of_the_way_is_half_of_what_it_adds() -> None:
    none, time, both = (
        after(heard=FELT[:1], answered=()).satisfaction,
        after(heard=FELT[:1]).satisfaction,
        after().satisfaction,
    )
    assert time - none == pytest.approx(both - time, abs=0.11)


def test_treatment_weighs_more_in_loyalty_than_in_what_one_got() -> None:
    whole = after().loyalty
    assert whole - after(heard=(("explains", 1),)).loyalty > whole - after(accepted=None).loyalty - 4


def slipped(times: int, *, mended: bool = True, met: bool = True) -> Outcome:
    heard = ((FELT if met else FELT[1:]), (("taken_back", times),) * bool(times), (("made_good", 1),) * mended)
    return after(failures=times, heard=tuple(pair for part in heard for pair in part))


def test_one_slip_put_right_pleases_more_than_none_and_two_do_not() -> None:
    none, one, two = after(), slipped(1), slipped(2)
    assert one.satisfaction > none.satisfaction > two.satisfaction
    assert none.loyalty > one.loyalty > two.loyalty


def test_put_right_means_seen_to_and_with_the_feeling_met() -> None:
    assert slipped(1, mended=False).satisfaction < after().satisfaction
    gain = slipped(1).satisfaction - after().satisfaction
    assert slipped(1, met=False).satisfaction - after(heard=FELT[1:]).satisfaction < gain - 1
    assert after(failures=1).satisfaction < after().satisfaction


def test_the_scene_under_test_was_won() -> None:
    scene: Scene = TALK
    assert outcome(scene).solved
