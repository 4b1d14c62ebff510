"""The way to a solution, slips on it, and how hot it gets (L6, L8, L15, L16)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.customer.laws.paired import (
    after,
    mean_of,
    moments,
    offering,
    offers,
    one_of,
    said,
    satisfaction,
    warmth,
)
from tests.scenes import english

from warmline.core.customer.scene import Scene, begin
from warmline.core.customer.setting import JusticeWeights

CLEAR = "I am working on it now and ring you by 17:20 today."
ROUND = (
    "That needs the time it needs.",
    "You would have to try the other team first.",
    "Tell me the whole of it again from the start, please.",
)
ENDLESS = (
    "I can't say how long that takes.",
    "It can take a while.",
    "Nobody knows when.",
    "It is done when it is done.",
)
FELT = "It makes sense that you are angry after all of this. That was our mistake."
WAY_FIRST = JusticeWeights(distributive=0.7, procedural=1.6, interactional=0.7)


@pytest.mark.parametrize("text", ENDLESS)
def test_a_wait_without_an_end_costs(text: str) -> None:
    scene = after("telecom_engineer_noshow", 1)
    because = {one.reason: one for one in said(scene, text).turns[-1].because}
    assert because["vague_promise"].quote in text
    assert because["vague_promise"].trust < 0


def test_a_time_named_beside_it_takes_the_sting_out() -> None:
    scene = said(after("telecom_engineer_noshow", 1), f"It can take a while. {CLEAR}")
    assert "vague_promise" not in {one.reason for one in scene.turns[-1].because}


def test_being_sent_on_and_asked_for_all_of_it_again_are_felt() -> None:
    scene = after("telecom_price_jump", 2)
    assert "passed_on" in {one.reason for one in said(scene, ROUND[1]).turns[-1].because}
    assert "asked_again" in {one.reason for one in said(scene, ROUND[2]).turns[-1].because}
    spared = "You won't have to tell it all again from the start."
    assert "asked_again" not in {one.reason for one in said(scene, spared).turns[-1].because}


def weighed(scene: Scene, weights: JusticeWeights) -> Scene:
    return begin(replace(scene.scenario, weights=weights), english(), seed=scene.seed)


def losses(weights: JusticeWeights) -> tuple[float, float]:
    """What is lost of satisfaction without a clear way, and without the offers, after four answers."""
    way, got = [], []
    for scene in moments(0, range(1, 2)):
        start = weighed(scene, weights)
        best = [offering(offer) for offer in offers(start)[:2]]
        whole = satisfaction(start, FELT, f"{best[0]} {CLEAR}", f"{best[1]} {CLEAR}")
        way.append(whole - satisfaction(start, f"{FELT} {ROUND[0]}", f"{best[0]} {ROUND[1]}", f"{best[1]} {ROUND[2]}"))
        got.append(whole - satisfaction(start, FELT, CLEAR, "I stay with it and write to you by 18:00 today."))
    return mean_of(iter(way)), mean_of(iter(got))


def test_where_the_way_weighs_most_it_leads() -> None:
    way, got = losses(WAY_FIRST)
    usual_way, usual_got = losses(JusticeWeights())
    assert way > got + 2
    assert way - got > usual_way - usual_got + 2


def slip(scene: Scene) -> Scene:
    worst = offers(scene)[-1]
    label = worst.label
    return said(scene, offering(worst), f"Sorry, that does not work after all, I cannot do it: {label}")


OWNED = f"I apologise, that was my own mistake and I take responsibility for it. {CLEAR}"


def test_one_slip_owned_and_put_right_gives_most_of_it_back() -> None:
    for scene in (slip(after(key, 1)) for key in ("parcel_birthday", "bank_card_abroad")):
        assert "taken_back" in {one.reason for one in scene.turns[-1].because}
        mended, other = said(scene, OWNED), said(scene, CLEAR)
        assert "made_good" in {one.reason for one in mended.turns[-1].because}
        assert "made_good" not in {one.reason for one in other.turns[-1].because}
        assert warmth(scene, OWNED) > warmth(scene, CLEAR) + 10


def test_it_is_given_back_once_and_after_one_slip_only() -> None:
    scene = slip(after("parcel_birthday", 1))
    again = said(scene, OWNED, f"That was my mistake, and it is on me. {offering(offers(scene)[0])}")
    assert [sum(one.reason == "made_good" for one in turn.because) for turn in again.turns[-2:]] == [1, 0]
    twice = said(slip(scene), OWNED)
    assert "made_good" not in {one.reason for turn in twice.turns for one in turn.because}


def test_what_is_taken_back_is_one_hurt() -> None:
    scene = slip(after("parcel_birthday", 1))
    assert "declined_bare" not in {one.reason for one in scene.turns[-1].because}


def test_anger_slows_down_before_a_second_failure_and_does_not_after() -> None:
    scene = after("telecom_price_jump", 1)
    mood = replace(scene.state.mood, anger=0.8)

    def risen(failures: int) -> float:
        state = replace(scene.state, mood=mood, failures=failures)
        hot = replace(scene, turns=(*scene.turns[:-1], replace(scene.turns[-1], state=state)))
        return said(hot, "You should have read the letter, it is your own fault.").state.mood.anger - 0.8

    assert 0 < risen(1) < 0.06
    assert risen(2) > 0.1


def test_whoever_is_heard_and_helped_says_what_the_help_rests_on() -> None:
    start = begin(one_of("energy_estimated_bill"), english(), seed=1)
    state = replace(
        start.state,
        told=(*start.state.told, "rent"),
        offers=("hold_debit", "correct_bill"),
        mood=replace(start.state.mood, trust=0.6, anger=0.2),
    )
    felt = replace(state, heard=(("acknowledges_feeling", 1),))

    def told(state: object) -> tuple[str, ...]:
        scene = replace(start, turns=(replace(start.turns[0], state=state),))  # type: ignore[arg-type]
        return said(scene, "I start on it now and tell you by 16:40 today.").turns[-1].facts_told

    assert told(felt) == ("moved",)
    assert told(state) != ("moved",)
    assert told(replace(felt, offers=("hold_debit",))) != ("moved",)


def test_reading_the_record_out_on_the_way_to_work_is_no_trap() -> None:
    scenario = one_of("food_handover")
    start = begin(scenario, english(), seed=1)
    line = next(iter(scenario.record))
    value = line.value.split(",")[0].split(".")[0]
    working = said(start, f"I am looking at {value} and I write to you about it by 17:00 today.")
    assert working.state.traps == ()
