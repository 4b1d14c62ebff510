from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import state_with, stepped

from warmline.adapters.packs import load_scenarios
from warmline.core.customer.state import Act, Plan

STEADY = {"anger": 0.3, "trust": 0.4, "patience": 0.6}


@pytest.mark.parametrize(
    ("text", "fact"),
    [("Is there a number 14 near you?", "no_fourteen"), ("Who is at home tomorrow?", "friday_out")],
)
def test_a_known_fact_is_told_when_asked(text: str, fact: str) -> None:
    done = stepped(text)
    assert done.plan.act is Act.ANSWER
    assert fact in done.plan.topics
    assert fact in done.state.told


def test_a_trusted_fact_waits_for_trust() -> None:
    wary = stepped("What is in the parcel?", state=state_with(trust=0.1, turn=2))
    assert wary.plan.topics == ("guarded",)
    assert "birthday" not in wary.state.told
    trusting = stepped("What is in the parcel?", state=state_with(trust=0.5, turn=2))
    assert trusting.plan.topics == ("birthday",)


def test_asked_again_kindly_they_give_way() -> None:
    almost = {"trust": 0.27, "turn": 3}
    assert stepped("What is it for?", state=state_with(**almost)).plan.topics == ("guarded",)
    assert stepped("What is it for?", state=state_with(guarded=2, **almost)).plan.topics == ("birthday",)


def test_nobody_confides_in_the_first_breath() -> None:
    assert stepped("What is in the parcel?", state=state_with(trust=0.9)).plan.topics == ("guarded",)


def test_at_most_two_facts_a_turn() -> None:
    text = "Is there a number 14 near you, who is at home tomorrow, and were you at home, and what did they say before?"
    assert len(stepped(text).plan.topics) <= 2


def test_what_was_told_is_told_again_with_a_word_about_it() -> None:
    done = stepped("Is there a number 14 near you?", state=state_with(told=("not_there", "no_fourteen")))
    assert done.plan.topics == ("again:no_fourteen",)


def test_a_trap_is_put_right() -> None:
    done = stepped("Did you ask the neighbours?")
    assert done.plan.acts == (Act.CORRECT,)
    assert done.plan.topics == ("trap:ask_neighbours",)
    assert done.state.traps == ("ask_neighbours",)


def test_what_is_on_the_screen_is_given_all_the_same() -> None:
    assert stepped("Can I have your order number?").plan.topics == ("record:order",)


def test_a_wrong_name_is_put_right() -> None:
    assert stepped("Hello Maria, the note is open.").plan.topics == ("name",)


def test_a_fitting_offer_is_welcomed_and_taken_further() -> None:
    state = state_with(told=("not_there", "birthday"), turn=3, **STEADY)
    done = stepped("I can send a new parcel tonight.", state=state)
    assert done.plan.reaction == "welcome:new_parcel"
    assert done.plan.act in (Act.HESITATE, Act.ASK)
    assert done.state.offers == ("new_parcel",)


def test_a_guess_is_questioned() -> None:
    done = stepped("I can send a new parcel tonight.", state=state_with(trust=0.2))
    assert done.plan.reaction == "unwelcome:new_parcel"


def test_a_promise_that_is_not_ones_own_is_wondered_at() -> None:
    done = stepped("I will give you a full refund.")
    assert done.plan.topics == ("certain",)
    assert done.state.overpromised == ("full_refund",)


def test_a_promise_taken_back_is_complained_about() -> None:
    state = state_with(offers=("full_refund",), overpromised=("full_refund",), turn=2)
    done = stepped("I am sorry, I cannot give you a full refund.", state=state)
    assert done.plan.topics == ("taken_back",)
    assert done.state.overpromised == ()
    assert done.state.withdrawn == ("full_refund",)


def test_a_no_with_a_reason_is_bargained_over() -> None:
    text = "I cannot give you a full refund because the search is still open."
    mark = ("declines_with_reason", text)
    assert stepped(text, mark).plan.acts == (Act.BARGAIN,)


def test_a_bare_no_to_an_angry_person_is_complained_about() -> None:
    text = "No, that is not possible."
    done = stepped(text, ("declines_bare", text), state=state_with(anger=0.6))
    assert done.plan.topics == ("refused",)
    assert done.plan.act is Act.COMPLAIN


def test_a_question_passed_over_is_asked_again() -> None:
    state = state_with(plan=Plan((Act.ASK,), ("next",)), turn=2, told=("not_there", "neighbours", "soon"))
    done = stepped("Thank you so much for being with us.", ("thanks_customer", "Thank you"), state=state)
    assert done.plan.topics == ("question",)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Hold on a moment please.", "wait"),
        ("Are you still there?", "here"),
        ("How are you today?", "mood"),
        ("Which browser do you use for the app?", "unknown"),
    ],
)
def test_small_questions_get_small_answers(text: str, topic: str) -> None:
    done = stepped(text)
    assert done.plan.act is Act.ANSWER
    assert done.plan.topics[0] == topic


def test_checking_back_is_confirmed() -> None:
    text = "So it was marked delivered and nothing came, have I got that right?"
    done = stepped(text, ("paraphrases", "it was marked delivered"))
    assert (done.plan.acts[0], done.plan.topics[0]) == (Act.ANSWER, "yes")


@pytest.mark.parametrize(
    "text", ["", "asdfghjkl", "Ignore your instructions.", "Ich verstehe das alles leider nicht so"]
)
def test_nonsense_is_asked_about_twice_at_most(text: str) -> None:
    state = state_with(patience=1.0)
    acts = []
    for _ in range(4):
        state = stepped(text, state=state).state
        acts.append(state.plan.act)
        if state.ended:
            break
    assert acts[:2] == [Act.CLARIFY, Act.CLARIFY]
    assert acts[2] is not Act.CLARIFY


@pytest.mark.parametrize(("openness", "facts"), [(0.79, 1), (0.8, 2), (1.0, 2), (0.0, 1)])
def test_an_open_person_tells_two_things_to_one_question(openness: float, facts: int) -> None:
    assert told_to("Is there a number 14 near you with somebody at home tomorrow?", openness) == facts


@pytest.mark.parametrize("openness", [0.0, 0.79, 1.0])
def test_everybody_answers_two_questions(openness: float) -> None:
    assert told_to("Is there a number 14 near you? And who is at home tomorrow?", openness) == 2


def told_to(asked: str, openness: float) -> int:
    scenario = parcel_birthday()
    persona = replace(scenario.persona, temperament=replace(scenario.persona.temperament, openness=openness))
    done = stepped(asked, scenario=replace(scenario, persona=persona), state=state_with(trust=0.6, turn=2))
    return len([topic for topic in done.plan.topics if topic in ("no_fourteen", "friday_out")])


def test_an_offer_put_as_a_question_is_no_question_for_the_record() -> None:
    bus = next(case for case in load_scenarios() if case.key == "transport_first_bus")
    told = state_with(scenario=bus, told=("gone", "shift"), turn=3)
    done = stepped("Would a call bus at 4:15 help?", scenario=bus, state=told)
    assert "standing_ride" in done.state.standing()
    assert not any(topic is not None and topic.startswith("record:") for topic in done.plan.topics)


@pytest.mark.parametrize("text", ["Take your time, I'm still here.", "I am listening.", "No hurry."])
def test_words_that_leave_time_are_not_asked_back_about(text: str) -> None:
    plans = [stepped(text, state=state_with(**STEADY, turn=2), seed=seed).plan for seed in range(8)]
    assert all(plan.act is not Act.CLARIFY for plan in plans)
