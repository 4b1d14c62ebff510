"""The real need: kept back, asked for, given away."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import keys, listen, state_with, stepped, talk

from warmline.core.customer.dice import Dice
from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.persona import Temperament
from warmline.core.customer.planning import Situation
from warmline.core.customer.scene import answer
from warmline.core.customer.state import Act, Plan

GUARDED = {"plan": Plan((Act.HESITATE,), ("guarded",)), "asked": ("birthday",), "guarded": 1, "turn": 3}


@pytest.mark.parametrize(
    "text",
    [
        "What is the most urgent thing for you?",
        "What's most important to you?",
        "What worries you most?",
        "What are you worried about?",
        "Is there anything else I should know?",
        "Is there something urgent behind it?",
        "What do you need it for?",
        "Why is it so important?",
        "What is your priority?",
    ],
)
def test_questions_for_what_lies_behind_reach_the_need(text: str) -> None:
    assert "birthday" in keys(listen(text).asked)


@pytest.mark.parametrize(
    "text",
    ["Anything else?", "How are you?", "Are you there?", "Which browser do you use?", "It is important to us.",
     "You should know that I am new here."],
)  # fmt: skip
def test_other_words_do_not(text: str) -> None:
    assert "birthday" not in keys(listen(text).asked)


def test_saying_why_one_asks_opens_them() -> None:
    state = state_with(trust=0.34, **GUARDED)
    assert stepped("I see.", state=state).plan.topics != ("birthday",)
    done = stepped("I ask because it decides what I send.", state=state)
    assert done.plan.acts == (Act.ANSWER,)
    assert done.plan.topics == ("birthday",)
    assert "birthday" in done.state.told


def test_a_reason_without_the_question_before_opens_nothing() -> None:
    state = state_with(trust=0.34, turn=3, asked=("birthday",))
    assert "birthday" not in stepped("I ask because it decides what I send.", state=state).state.told


def test_a_reason_is_not_enough_for_somebody_without_trust() -> None:
    state = state_with(trust=0.1, **GUARDED)
    assert "birthday" not in stepped("I ask because it decides what I send.", state=state).state.told


def test_the_right_offer_after_the_question_opens_them() -> None:
    state = state_with(trust=0.25, **{**GUARDED, "guarded": 2})
    done = stepped("I can send a new parcel tonight.", state=state)
    assert done.plan.topics == ("birthday",)
    assert done.plan.reaction is None


def test_the_same_offer_out_of_the_blue_is_a_guess() -> None:
    done = stepped("I can send a new parcel tonight.", state=state_with(trust=0.25, turn=3))
    assert "guess" in {one.reason for one in done.because}
    assert "birthday" not in done.state.told


def test_the_right_offer_after_the_question_is_no_guess() -> None:
    done = stepped("I can send a new parcel tonight.", state=state_with(trust=0.25, **GUARDED))
    reasons = {one.reason for one in done.because}
    assert "offer_fits" in reasons
    assert "guess" not in reasons


def test_it_counts_less_than_one_made_with_the_need_known() -> None:
    def hope(told: tuple[str, ...]) -> float:
        done = stepped("I can send a new parcel tonight.", state=state_with(told=told, **GUARDED))
        return next(one.hope for one in done.because if one.reason == "offer_fits")

    assert 0 < hope(("not_there",)) < hope(("not_there", "birthday"))


def situation(trust: float, openness: float = 1.0, text: str = "I see.") -> Situation:
    from tests.scenes import moment

    scenario = parcel_birthday()
    scenario = replace(scenario, persona=replace(scenario.persona, temperament=Temperament(openness=openness)))
    state = state_with(scenario, trust=trust, turn=3)
    return Situation(moment(text, scenario=scenario, state=state), state, (), Dice(1))


@pytest.mark.parametrize("openness", [0.5, 0.8, 1.0, 1.2, 1.5])
def test_the_bar_falls_with_openness_a_question_a_reason_and_the_right_offer(openness: float) -> None:
    fact = parcel_birthday().fact("birthday")

    def bar(*, asked: bool = False, right_guess: bool = False, text: str = "I see.") -> float:
        levels = (number / 100 for number in range(101))
        return next(
            level
            for level in levels
            if situation(level, openness, text).trusts_with(fact, asked=asked, right_guess=right_guess)
        )

    unasked = bar()
    asked = bar(asked=True)
    reasoned = bar(asked=True, text="I ask because it decides the way.")
    offered = bar(asked=True, right_guess=True)
    assert unasked > asked > reasoned > offered
    assert unasked == pytest.approx(PARAMETERS.trust_to_confide - 0.1 * (openness - 1.0), abs=0.011)


def test_other_facts_need_no_trust() -> None:
    assert situation(0.0).trusts_with(parcel_birthday().fact("friday_out"))


def test_kept_back_is_only_what_was_asked_for() -> None:
    assert situation(0.2).kept_back() is None
    asked = situation(0.2)
    asked = Situation(asked.moment, replace(asked.now, asked=("birthday",)), (), Dice(1))
    assert asked.kept_back() == parcel_birthday().fact("birthday")
    told = Situation(asked.moment, replace(asked.now, told=("birthday",)), (), Dice(1))
    assert told.kept_back() is None


def test_nobody_says_yes_in_the_breath_that_tells_the_need() -> None:
    state = state_with(trust=0.8, anger=0.05, offers=("new_parcel", "watch_scan"), told=("not_there",), turn=4)
    done = stepped("What is in the parcel?", state=state)
    assert "birthday" in done.state.told
    assert Act.ACCEPT not in done.plan.acts
    then = stepped("I see. I send it by 18:00.", ("next_step_with_time", "I send it by 18:00."), state=done.state)
    assert then.plan.act is Act.ACCEPT


def test_once_help_fits_the_rest_of_the_story_can_wait() -> None:
    settled = state_with(trust=0.55, told=("not_there", "birthday"), offers=("new_parcel",), turn=4)
    for seed in range(12):
        assert Act.TELL not in stepped("I see, thank you.", state=settled, seed=seed).plan.acts
    open_case = state_with(trust=0.4, told=("not_there",), turn=4)
    assert any(Act.TELL in stepped("I see, thank you.", state=open_case, seed=seed).plan.acts for seed in range(12))


@pytest.mark.parametrize(
    ("text", "reached"),
    [
        ("She turns six on Saturday, so it has to be there by then.", True),
        ("A birthday present has to be there in time.", True),
        ("What do you want for the birthday present?", False),
        ("I will look at the parcel.", False),
        ("I understand.", False),
    ],
)
def test_only_saying_the_need_back_reaches_it(text: str, reached: bool) -> None:
    state = state_with(told=("not_there", "birthday"), turn=3)
    assert ("need_reached" in {one.reason for one in stepped(text, state=state).because}) is reached


def test_it_is_reached_once() -> None:
    state = state_with(told=("not_there", "birthday"), need_met=True, turn=3)
    assert "need_reached" not in {one.reason for one in stepped("Six on Saturday, her birthday.", state=state).because}


def test_a_need_nobody_asks_for_is_not_met_by_luck() -> None:
    scene = talk("I can ask the driver today.")
    for line in ("I will watch the scan at 20:00.", "The driver answers by 18:00.", "You hear from me at 20:15."):
        if scene.ended is None:
            from tests.scenes import rules

            scene = answer(scene, line, reader=rules())
    assert scene.state.accepted is None


def test_nobody_cheers_a_step_and_asks_in_the_same_breath_why_they_were_asked() -> None:
    state = state_with(trust=0.2, turn=3)
    done = stepped("I am calling the driver now and write to you at 16:00. What is in the parcel?", state=state)
    assert done.plan.topics == ("guarded",)
    assert "concrete_step" in {one.reason for one in done.because}
    assert done.plan.reaction != "concrete_step"
