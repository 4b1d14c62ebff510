"""Small things that a person answers rightly: a yes, a "why not?", a choice, a maybe, a word that asks for nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import keys, moment, rules, state_with, stepped, talk

from warmline.core.customer.manner import YES_OR_NO, asks_yes_or_no
from warmline.core.customer.pasted import pasted_clauses
from warmline.core.customer.questions import why_not
from warmline.core.customer.scene import answer
from warmline.core.customer.sentences import pieces
from warmline.core.customer.state import Act, Plan
from warmline.core.customer.times import named_time

RULE = "A parcel that was marked as delivered is searched for seven days before anything is refunded."


@pytest.mark.parametrize(
    ("text", "polar"),
    [
        ("Okay, but will that really do it?", True),
        ("Fine. And you're sure about that?", True),
        ("And when would that be?", False),
        ("Does it come today or tomorrow?", False),
        ("So?", False),
        ("I hope so.", False),
    ],
)
def test_what_a_yes_answers_is_told_from_what_it_does_not(text: str, polar: bool) -> None:
    assert asks_yes_or_no(text) is polar


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Yes.", True),
        ("Of course, Ines.", True),
        ("It will.", True),
        ("I will write to you.", False),
        ("That is a parcel.", False),
    ],
)
def test_a_bare_yes_is_told_from_a_sentence(text: str, is_one: bool) -> None:
    assert bool(YES_OR_NO.match(text)) is is_one


def test_a_yes_to_a_question_that_needs_no_more_is_an_answer_once() -> None:
    asked = state_with(turn=2, plan=Plan((Act.HESITATE,), ("believe",)), asking=True, polar=True)
    found = {one.reason: one for one in stepped("Yes.", state=asked).because}
    assert "question_answered" in found
    assert not set(found) & {"question_ignored", "too_short", "nothing_done"}
    again = replace(asked, phrases=("yes",))
    worn = {one.reason: one for one in stepped("Yes.", state=again).because}
    assert worn["question_answered"].trust < found["question_answered"].trust
    open_ = replace(asked, polar=False)
    assert "question_ignored" in {one.reason for one in stepped("Yes.", state=open_).because}


def test_why_not_fetches_what_the_doubted_offer_rests_on_or_is_near_to() -> None:
    scenario, asks = parcel_birthday(), pieces("Why not?")
    assert keys(why_not(scenario, asks, "new_parcel")) == ["birthday"]
    assert keys(why_not(scenario, pieces("Why is it so?"), "new_parcel")) == []
    assert why_not(scenario, asks, None) == ()
    doubted = state_with(plan=Plan((Act.HESITATE,), ("offer:new_parcel",)))
    assert doubted.doubted == "new_parcel"
    assert keys(moment("Why not?", state=doubted).heard.asked) == ["birthday"]
    assert moment("Why not?", state=doubted).heard.unanswerable == ()


@pytest.mark.parametrize("text", ["I value you so much, you know that, right?", "That is a lot, isn't it?"])
def test_a_tag_asks_for_nothing(text: str) -> None:
    assert moment(text).heard.questions == ()
    assert moment(text).heard.unmatched_question is None


@pytest.mark.parametrize(
    "text",
    [
        "Is there anything in your situation that I ought to take into account?",
        "May I ask what lies behind it?",
        "What happens with you if it is not there?",
        "What would change for you if it came later?",
    ],
)
def test_questions_for_what_lies_behind_reach_the_need(text: str) -> None:
    assert "birthday" in keys(moment(text).heard.asked)


def test_by_when_asks_for_the_day_that_is_known() -> None:
    scenario = parcel_birthday()
    bare = tuple(replace(fact, hears=()) for fact in scenario.facts)
    heard = moment("By when does it have to be right?", scenario=replace(scenario, facts=bare)).heard
    assert keys(heard.asked) == ["birthday"]


def test_where_no_day_is_known_it_is_as_soon_as_possible() -> None:
    scenario = parcel_birthday()
    bare = tuple(replace(fact, hears=(), label=fact.label.split(".")[0]) for fact in scenario.facts)
    undated = replace(scenario, facts=tuple(fact for fact in bare if not named_time(fact.label)))
    done = stepped("By when does it have to be right?", state=state_with(undated, turn=3), scenario=undated)
    assert done.plan.topics == ("asap",)
    assert stepped("Which colour is it?", state=state_with(undated, turn=3), scenario=undated).plan.topics == (
        "unknown",
    )


def test_who_offers_just_what_the_need_calls_for_is_told_it_unasked() -> None:
    trusting = state_with(turn=1, trust=0.42, anger=0.2)
    told = stepped("I'll order a new parcel, it is with you tomorrow.", state=trusting)
    assert told.plan.acts == (Act.TELL,)
    assert "birthday" in told.state.told
    wary = state_with(turn=1, trust=0.2, anger=0.2)
    assert stepped("I'll order a new parcel.", state=wary).plan.act is Act.HESITATE


def test_of_this_or_that_the_one_not_taken_lapses() -> None:
    scene = talk("I can ask the driver today. Or I can refund the delivery price. Which would you prefer?")
    assert scene.state.choice == ("ask_driver", "refund_delivery")
    taken = answer(scene, "Then I ask the driver now.", reader=rules())
    assert taken.state.standing() == {"ask_driver"}
    assert "taken_back" not in {one.reason for one in taken.turns[-1].because}
    both = answer(scene, "I do both: I ask the driver and I refund the delivery price.", reader=rules())
    assert both.state.standing() == {"ask_driver", "refund_delivery"}


def test_a_maybe_is_asked_how_sure_it_is_and_not_welcomed() -> None:
    calm = state_with(turn=2, trust=0.5, anger=0.1, told=("not_there", "birthday"))
    unsure = stepped("Maybe I can order a new parcel, I am not sure.", state=calm).plan
    assert (unsure.act, unsure.topics[-1], unsure.reaction) == (Act.HESITATE, "believe", None)
    assert moment("I am not sure why it went wrong. I can order a new parcel.").heard.unsure is None
    assert moment("I can order a new parcel. I'm not sure.").heard.unsure == "I'm not sure."
    sure = stepped("I can order a new parcel.", state=calm).plan
    assert sure.reaction == "welcome:new_parcel"


def test_a_guarantee_with_nothing_behind_it_is_doubted() -> None:
    done = stepped("It will definitely come.", ("overpromises", "definitely come"))
    assert done.plan.topics == ("absurd",)
    assert "absurd_promise" in {one.reason for one in done.because}
    helped = stepped("It will definitely come. I ask the driver now.", ("overpromises", "definitely come"))
    assert "absurd_promise" not in {one.reason for one in helped.because}


def test_an_offer_put_as_a_question_asks_for_no_fact() -> None:
    heard = moment("Shall I ask the driver which house number he stood at?").heard
    assert keys(heard.offers) == ["ask_driver"]
    assert heard.asked == ()


def test_what_stands_in_the_record_makes_no_guess() -> None:
    scenario = parcel_birthday()
    offer = scenario.offer("new_parcel")
    assert moment("Hello.").missing(offer) == {"birthday"}
    known = replace(offer, after=(next(iter(scenario.record)).key,))
    assert moment("Hello.").missing(known) == frozenset()


def test_the_rule_s_words_said_as_a_deed_are_an_offer() -> None:
    scenario = replace(parcel_birthday(), policy=replace(parcel_birthday().policy, text=RULE))
    assert pasted_clauses(scenario, pieces(RULE), share=0.5, least=8)
    assert not pasted_clauses(scenario, pieces(f"I'll do this: {RULE}"), share=0.5, least=8)


def test_nobody_grumbles_and_agrees_in_one_breath() -> None:
    asked = state_with(
        turn=4,
        trust=0.7,
        anger=0.1,
        told=("not_there", "birthday"),
        offers=("new_parcel", "watch_scan"),
        plan=Plan((Act.HESITATE,), ("believe",)),
        asking=True,
    )
    plan = stepped("Thank you, goodbye.", state=asked).plan
    assert plan.act is Act.ACCEPT
    assert plan.reaction != "question_ignored"


@pytest.mark.parametrize("text", ["There is one on Friday. You want it?", "It is free. Would you take it?"])
def test_you_want_it_asks_for_a_yes_alone(text: str) -> None:
    heard = moment(text).heard
    assert heard.asks_agreement is not None
    assert heard.asked == ()


def test_soon_is_no_request_to_wait() -> None:
    assert moment("Somebody will be there in one second.").heard.asks_hold is None
    assert moment("One second, please.").heard.asks_hold is not None
