from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import state_with, stepped

from warmline.core.conversation import Channel
from warmline.core.customer.state import Act, Ending, Plan

ON_TABLE = {"told": ("not_there", "birthday"), "offers": ("new_parcel", "watch_scan"), "turn": 4}
SURE = {"anger": 0.2, "trust": 0.6, "patience": 0.6, "hope": 0.7}


def test_all_on_the_table_and_trust_enough_is_a_yes() -> None:
    done = stepped("So it leaves tonight.", state=state_with(**ON_TABLE, **SURE))
    assert done.plan.act is Act.ACCEPT
    assert done.state.accepted == "new_by_noon"
    assert done.state.ended is None


def test_without_trust_it_is_a_doubt() -> None:
    done = stepped("So it leaves tonight.", state=state_with(**ON_TABLE, anger=0.4, trust=0.2, patience=0.6))
    assert done.plan.act is Act.HESITATE
    assert done.state.accepted is None


def test_after_yes_comes_goodbye_with_thanks() -> None:
    yes = state_with(**ON_TABLE, **SURE, accepted="new_by_noon")
    done = stepped("I'll write to you by 18:00. Take care.", state=yes)
    assert done.plan.acts == (Act.THANK, Act.CLOSE)
    assert done.state.ended is Ending.RESOLVED


def test_a_person_still_hot_closes_without_thanks() -> None:
    yes = state_with(**ON_TABLE, anger=0.6, trust=0.4, accepted="new_by_noon")
    done = stepped("It is done.", state=yes)
    assert done.plan.acts == (Act.CLOSE,)
    assert done.state.ended is Ending.RESOLVED


def test_a_question_after_yes_is_answered_first() -> None:
    yes = state_with(**ON_TABLE, **SURE, accepted="new_by_noon")
    done = stepped("Who is at home tomorrow to take it?", state=yes)
    assert done.plan.acts == (Act.ANSWER,)
    assert "friday_out" in done.state.told
    assert done.state.ended is None


def test_taking_it_back_undoes_the_yes() -> None:
    yes = state_with(**ON_TABLE, **SURE, accepted="new_by_noon")
    done = stepped("Sorry, I cannot send a new parcel after all.", state=yes)
    assert done.state.accepted is None
    assert done.plan.act is Act.COMPLAIN
    assert done.state.failures == yes.failures + 1
    assert done.state.mood.trust < yes.mood.trust - 0.15


def test_an_insult_after_yes_is_not_thanked_for() -> None:
    yes = state_with(**ON_TABLE, **SURE, accepted="new_by_noon")
    done = stepped("You are a fool.", ("insults", "fool"), state=yes)
    assert Act.THANK not in done.plan.acts


@pytest.mark.parametrize(("anger", "ending"), [(0.7, Ending.LEFT), (0.3, Ending.GAVE_UP)])
def test_when_patience_is_gone_they_leave_angry_or_politely(anger: float, ending: Ending) -> None:
    done = stepped("Hm.", state=state_with(patience=0.03, anger=anger, turn=5))
    assert done.plan.act is Act.LEAVE
    assert done.state.ended is ending


def test_a_second_insult_is_the_end() -> None:
    once = stepped("You fool.", ("insults", "fool"), state=state_with(anger=0.2, trust=0.8))
    assert once.state.ended is None
    twice = stepped("You fool, again.", ("insults", "fool"), state=once.state)
    assert twice.state.ended is Ending.LEFT


def test_who_asked_for_a_lead_and_gets_one_goes_with_them() -> None:
    asked = state_with(acts=(Act.OPEN, Act.ESCALATE), plan=Plan((Act.ESCALATE,), (None,)), turn=3)
    text = "I will put you through to my lead."
    done = stepped(text, ("escalates", "put you through"), state=asked)
    assert done.state.ended is Ending.ESCALATED


def test_who_did_not_ask_for_a_lead_is_not_done_by_being_passed_on() -> None:
    text = "I will put you through to my lead."
    assert stepped(text, ("escalates", "put you through")).state.ended is None


def test_a_goodbye_too_early_is_held_up_once() -> None:
    text, mark = "Have a nice day, goodbye!", ("says_goodbye_warmly", "Have a nice day")
    first = stepped(text, mark)
    assert first.plan.topics == ("not_done",)
    assert first.state.ended is None
    second = stepped("Well, goodbye then!", ("says_goodbye_warmly", "goodbye"), state=first.state)
    assert second.state.ended in (Ending.LEFT, Ending.GAVE_UP)


def test_nothing_more_is_said_to_somebody_gone() -> None:
    gone = stepped("Hm.", state=state_with(patience=0.03, turn=5)).state
    with pytest.raises(ValueError, match="ended"):
        stepped("Hello?", state=gone)


MAIL = replace(parcel_birthday(), channel=Channel.EMAIL)
SETTLES = ("I send it tonight, the first scan is at 20:00.", ("next_step_with_time", "the first scan is at 20:00"))


def test_a_mail_that_settles_it_is_agreed_to_and_the_thread_closed() -> None:
    done = stepped(*SETTLES, state=state_with(**ON_TABLE, **SURE), scenario=MAIL)
    assert done.plan.acts == (Act.ACCEPT, Act.CLOSE)
    assert done.state.accepted == "new_by_noon"
    assert done.state.ended is Ending.RESOLVED


@pytest.mark.parametrize("text", ["So it leaves tonight.", "The first scan is at 20:00. Is that all right?"])
def test_a_mail_that_names_no_time_or_still_asks_leaves_the_thread_open(text: str) -> None:
    done = stepped(text, state=state_with(**ON_TABLE, **SURE), scenario=MAIL)
    assert done.state.ended is None


def test_in_chat_the_yes_waits_for_a_last_word() -> None:
    done = stepped(*SETTLES, state=state_with(**ON_TABLE, **SURE))
    assert done.plan.acts == (Act.ACCEPT,)
    assert done.state.ended is None


def test_a_question_in_a_mail_after_the_yes_is_answered_and_the_thread_closed() -> None:
    yes = state_with(**ON_TABLE, **SURE, accepted="new_by_noon")
    done = stepped("Who is at home tomorrow to take it?", state=yes, scenario=MAIL)
    assert done.plan.acts == (Act.ANSWER, Act.CLOSE)
    assert done.state.ended is Ending.RESOLVED
