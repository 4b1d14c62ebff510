"""Whole answers to customers of every trade: what must be seen in each, and what must not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from tests.core.moves.read import names, read_last

from warmline.core.moves import CUES, MOVES


@dataclass(frozen=True)
class Answer:
    """What a customer wrote, what the agent answered, which moves it must hold and which it must not."""

    asked: str
    said: str
    holds: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()


HURTS = ("dismisses", "argues", "commands", "insults", "sarcasm", "blames_customer", "asks_again")
EMPTY = ("next_step_with_time", "explains", "offers_remedy", "takes_ownership")
BILL = "My bill is £240 this month and it is always £60. I live alone and I am scared I can't pay it."
CARD = "My card was blocked abroad and I have no cash. The hotel wants the money tonight."
FLIGHT = "You split our seats and my son is four. He can't sit alone on a night flight!"
ROUTER = "The engineer did not come for the second time and I took a day off work for it."
EXPORT = "My export is gone. I worked on it for three weeks and the meeting is at nine tomorrow."
SHOES = "I sent the shoes back on Monday and you refuse the return. They were never worn."
HOTEL = "The room smelled of smoke and nobody answered at the desk all night."
TICKET = "I asked for a wheelchair at the gate and nobody was there. I missed my train."

ANSWERS = (
    Answer(
        BILL,
        "£240 instead of £60 would frighten anybody. I'll check the meter reading and call you by 17:00.",
        ("next_step_with_time", "uses_detail"),
        HURTS,
    ),
    Answer(BILL, "Calm down, it's only a bill.", ("dismisses",), EMPTY),
    Answer(BILL, "You should have read the meter yourself.", ("blames_customer",), EMPTY),
    Answer(BILL, "I'm sorry. We estimated the bill because nobody read the meter.", ("apologises", "explains"), HURTS),
    Answer(BILL, "Would you like to pay in three parts, or wait until the meter is read?", ("offers_options",), HURTS),
    Answer(BILL, "We will look into it as soon as possible.", ("promises_vaguely",), ("next_step_with_time",)),
    Answer(BILL, "That is our policy.", ("refers_to_policy",), EMPTY),
    Answer(BILL, "Was the old bill an estimate too?", ("asks_closed",), HURTS),
    Answer(BILL, "What would help you most this month?", ("asks_open",), HURTS),
    Answer(BILL, "I'll take £120 off your bill today.", ("offers_remedy",), HURTS),
    Answer(CARD, "I unblock your card now. It works again in ten minutes.", ("next_step_with_time",), HURTS),
    Answer(CARD, "You must call the other department.", ("commands",), EMPTY),
    Answer(CARD, "Good luck with that.", ("sarcasm",), ("says_goodbye_warmly",)),
    Answer(CARD, "One moment please, I'm checking your card.", ("holds",), HURTS),
    Answer(CARD, "The hotel wants it tonight, so I stay with you until the card works.", ("uses_detail",), HURTS),
    Answer(CARD, "It was blocked because two payments came from two countries at once.", ("explains",), HURTS),
    Answer(CARD, "That's not true, your card is fine.", ("argues",), EMPTY),
    Answer(CARD, "I can't unblock it.", ("declines_bare",), ("declines_with_reason", "declines_with_alternative")),
    Answer(
        CARD,
        "I can't send cash to a hotel, but I can raise your limit so that you can pay by phone.",
        ("declines_with_alternative",),
        HURTS,
    ),
    Answer(CARD, "Is it working now?", ("checks_resolved",), HURTS),
    Answer(
        FLIGHT,
        "Of course he can't sit alone, he is four. I'm moving you together now.",
        ("uses_detail", "next_step_with_time"),
        HURTS,
    ),
    Answer(FLIGHT, "These things happen.", ("dismisses",), EMPTY),
    Answer(FLIGHT, "Either I move you both, or I ask the crew. Which do you prefer?", ("offers_options",)),
    Answer(FLIGHT, "It's not our fault, the system did it.", ("blames_other",), ("takes_ownership",)),
    Answer(FLIGHT, "That was our mistake. I will put it right myself.", ("takes_ownership",), HURTS),
    Answer(FLIGHT, "We apologise for any inconvenience caused.", ("stock_phrase",), EMPTY),
    Answer(FLIGHT, "I promise he will never sit alone again.", ("overpromises",), ("next_step_with_time",)),
    Answer(FLIGHT, "Have I understood you right, you are three people?", ("verifies_understanding",), HURTS),
    Answer(ROUTER, "Twice you waited and took a day off. No wonder you are angry.", ("acknowledges_feeling",), HURTS),
    Answer(ROUTER, "As I said before, the engineer is busy.", ("dismisses",), EMPTY),
    Answer(
        ROUTER,
        "To sum up: the engineer comes on Thursday at 9:00, and I call you at 8:00 to confirm.",
        ("summarises", "next_step_with_time"),
        HURTS,
    ),
    Answer(ROUTER, "I'll check back with you on Thursday evening.", ("follows_up",), HURTS),
    Answer(ROUTER, "My colleague got it wrong.", ("blames_other",), EMPTY),
    Answer(ROUTER, "I'm passing this to my manager.", ("escalates",), HURTS),
    Answer(ROUTER, "First unplug it. Then wait ten seconds. Then plug it in again.", ("plain_steps",), ("commands",)),
    Answer(ROUTER, "The SLA for L2 is 48 hours.", ("uses_jargon",), EMPTY),
    Answer(ROUTER, "I ALREADY TOLD YOU THAT", ("shouts", "argues"), EMPTY),
    Answer(ROUTER, "No.", ("answers_too_short",), EMPTY),
    Answer(EXPORT, "Three weeks of work, and the meeting at nine. I'm looking for it.", ("uses_detail",), HURTS),
    Answer(EXPORT, "Did you make a backup?", ("asks_closed",), ("asks_open",)),
    Answer(EXPORT, "You forgot to save it.", ("blames_customer",), EMPTY),
    Answer(EXPORT, "I will restore it from last night and send it to you by 20:00.", ("next_step_with_time",), HURTS),
    Answer(EXPORT, "What exactly was in the export?", ("asks_open",), HURTS),
    Answer(EXPORT, "I'm not sure, let me ask a colleague.", ("asks_for_help",), HURTS),
    Answer(EXPORT, "Wow, poor you.", ("sarcasm",), ("acknowledges_feeling", "validates")),
    Answer(EXPORT, "Does that solve it for you?", ("checks_resolved",), HURTS),
    Answer(SHOES, "I understand that they were never worn. I refund them today.", ("next_step_with_time",), HURTS),
    Answer(SHOES, "Are you stupid?", ("insults",), EMPTY),
    Answer(SHOES, "We can't refund them because the box was open.", ("declines_with_reason",), ("declines_bare",)),
    Answer(SHOES, "It's just a pair of shoes.", ("dismisses",), EMPTY),
    Answer(SHOES, "I'll send you a voucher for £20.", ("offers_remedy",), HURTS),
    Answer(SHOES, "What is your order number?", ("asks_closed",), HURTS),
    Answer(SHOES, "So you sent them back on Monday and we refused them.", ("paraphrases",), HURTS),
    Answer(SHOES, "Is there anything else I can do for you?", ("proposes_more_help",), HURTS),
    Answer(HOTEL, "A night of smoke and nobody at the desk. Anyone would be angry.", ("validates",), HURTS),
    Answer(HOTEL, "You are not the only customer.", ("dismisses",), EMPTY),
    Answer(HOTEL, "I'll refund that night today.", ("offers_remedy",), HURTS),
    Answer(HOTEL, "Your call is important to us.", ("stock_phrase",), EMPTY),
    Answer(HOTEL, "I'm so sorry about the smoke and the silence at the desk.", ("apologises",), HURTS),
    Answer(HOTEL, "To make sure this never happens again, I have told the night desk.", ("prevents_repeat",), HURTS),
    Answer(TICKET, "You asked for help and nobody came, and the train was gone.", ("paraphrases",), HURTS),
    Answer(TICKET, "Shut up.", ("insults",), EMPTY),
    Answer(TICKET, "I will book the wheelchair for 14:00 tomorrow.", ("next_step_with_time",), HURTS),
    Answer(TICKET, "Stop shouting.", ("commands",), EMPTY),
    Answer(TICKET, "Please don't swear at me. I want to help you.", ("sets_boundary",), ("insults", "commands")),
    Answer(TICKET, "Thank you for telling me.", ("thanks_customer",), HURTS),
    Answer(TICKET, "Safe travels!", ("says_goodbye_warmly",), HURTS),
)  # fmt: skip


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.said[:50])
def test_an_answer_holds_what_it_holds_and_nothing_else(answer: Answer) -> None:
    seen = names(f"c: {answer.asked}", f"a: {answer.said}")
    assert set(answer.holds) - seen == set()
    assert set(answer.lacks) & seen == set()


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.said[:50])
def test_a_customer_s_words_are_never_taken_for_an_agent_s(answer: Answer) -> None:
    assert names(f"c: {answer.asked}") <= set(CUES)
    assert names(f"c: {answer.asked}", f"a: {answer.said}") <= set(MOVES)


def test_every_quote_of_an_answer_is_a_part_of_it_and_in_order() -> None:
    for answer in ANSWERS:
        reading = read_last(f"c: {answer.asked}", f"a: {answer.said}")
        starts = [mark.start for mark in reading.marks]
        assert starts == sorted(starts), answer.said
        assert all(mark.quote in answer.said for mark in reading.marks), answer.said


def test_what_customers_feel_is_seen_in_their_openings() -> None:
    felt = {
        BILL: "shows_worry",
        FLIGHT: "states_fact",
        EXPORT: "has_deadline",
        SHOES: "states_fact",
        HOTEL: "states_fact",
    }
    assert [text for text, cue in felt.items() if cue not in names(f"c: {text}")] == []


def test_the_same_answer_to_somebody_else_uses_no_detail_of_theirs() -> None:
    said = "a: Two hundred and forty instead of sixty would frighten anybody who lives alone."
    assert "uses_detail" not in names(f"c: {SHOES}", said)


def test_names_in_this_list_are_those_of_the_catalogue() -> None:
    used = {name for answer in ANSWERS for name in (*answer.holds, *answer.lacks)}
    assert used <= set(MOVES)
    assert len(used) >= 35
