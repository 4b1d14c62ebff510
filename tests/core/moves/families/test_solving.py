from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names

EXPLAINS = (
    "It's late because the van broke down.",
    "The reason is that the label was torn.",
    "This happens when two orders share a box.",
    "Due to the strike no vans left the depot.",
    "It was caused by a wrong scan.",
    "What happened is that the depot closed early.",
    "Let me explain how the fee works.",
    "The parcel went back, that is why you never saw it.",
    "Since the bridge is closed, the van goes round.",
    "I can't do that because the order has already left.",
)
NO_REASON = ("I'll send it.", "Because.", "Is it late because of us?", "Where is it?", "So that's what you pay.")
TIMED = (
    ("I'll call you by 18:00.", "by 18:00"),
    ("We'll send it tomorrow morning.", "tomorrow morning"),
    ("You will have it within two days.", "within two days"),
    ("I will email you before noon.", "before noon"),
    ("The engineer will come on Friday between 8am and 10am.", "on Friday between 8am and 10am"),
    ("I'm booking it right now.", "right now"),
    ("Your refund will be back in 3 to 5 working days.", "in 3 to 5 working days"),
    ("By 6pm I'll have an answer for you.", "By 6pm"),
    ("I'll get back to you within the hour.", "within the hour"),
    ("Let me call the depot today.", "today"),
    ("The new card will arrive by next Tuesday.", "by next Tuesday"),
    ("I'll ring you at 3pm.", "at 3pm"),
    ("It will be with you on 14 March.", "on 14 March"),
    ("We'll look at it first thing tomorrow.", "first thing"),
    ("I'll write to you before the end of the day.", "before the end of the day"),
    ("I'm blocking your card now.", "now"),
)
UNTIMED = (
    "I'll call the depot.",
    "Let me ask the driver.",
    "We will send you a new one.",
    "I'm going to book a van.",
    "I have opened a search.",
    "They will give you a call.",
    "Your parcel will be delivered shortly.",
    "Please restart the router.",
    "You will receive a new card.",
)
NO_STEP = (
    "I'll be happy to help.",
    "I will try.",
    "I won't call you.",
    "Will you call me?",
    "Let me know.",
    "I will not send it tomorrow.",
    "It was delivered on Monday.",
    "I understand.",
    "You should have read it.",
    "We can't send it tomorrow.",
)
CHOICES = (
    "Would you prefer a refund or a new one?",
    "There are two options.",
    "You can keep it or send it back.",
    "Either I send a new one or you get the money back.",
    "Which suits you?",
    "Would you rather fly tonight or tomorrow?",
    "Alternatively, you pick it up.",
    "I can send it today, or if you prefer you can pick it up.",
    "Do you want the blue one or the red one?",
    "What works best for you?",
    "It's up to you.",
)
NO_CHOICE = (
    "I'll send it.",
    "What is the problem?",
    "What is your membership level Crystal?",
    "Is it broken?",
    "More or less.",
)
REMEDIES = (
    "I'll refund the £30.",
    "We can send you a new one.",
    "Would you like a refund?",
    "I can offer you a voucher.",
    "I've credited your account with ten pounds.",
    "I'm waiving the fee.",
    "We will replace it free of charge.",
    "I could give you a discount.",
    "I'd like to send a second parcel today.",
    "The repair is on us.",
    "I'm rebooking you on the next flight.",
    "Shall I send you another one?",
    "I've taken the late fee off.",
)
NO_REMEDY = (
    "I can't refund that.",
    "We won't send a new one.",
    "Did you ask for a refund?",
    "No refund is possible.",
    "I'll look into it.",
    "We are unable to offer a voucher.",
)
RESOLVED = (
    "Did that solve it?",
    "Is everything working now?",
    "Does that answer your question?",
    "Has that helped?",
    "Is your issue resolved?",
    "All sorted now?",
    "Does that work for you?",
    "Have I answered everything?",
    "Are you happy with that?",
    "Could you check that it opens?",
    "Is there anything left open?",
    "Is it working now?",
)
NOT_RESOLVED = ("Is it broken?", "That works.", "Where are you?", "Is there anything else?", "Did you call before?")
SUMS = (
    "To sum up: I send it today and you have it on Friday.",
    "So the plan is: a new parcel today, a call tomorrow.",
    "Here is what happens next.",
    "Let me recap what we agreed.",
    "In short, you keep the first one.",
    "Just to summarise, the fee is gone and the line is back.",
    "The next steps are easy.",
    "What happens next is that the van comes back.",
)
NO_SUM = ("I'll send it.", "What happens next?", "ok", "Two plus two is four.")
HOLDS = (
    "One moment please.",
    "Bear with me.",
    "Let me check that.",
    "Please hold.",
    "Give me two minutes.",
    "I'll be right back.",
    "Just a moment while I look.",
    "hold on",
    "May I put you on hold for two minutes?",
    "let me take a look",
)
NO_HOLD = (
    "It only takes a minute.",
    "I can send a second one.",
    "I'll call you.",
    "There's a one-minute survey.",
    "ok",
)
ANSWERS = (
    ("c: how much long till it is refunded", "less than a week"),
    ("c: When do promo codes expire?", "Ok, all promo codes expire after 7 days without fail."),
    ("c: Where is my parcel?", "It is in Leeds at the moment."),
    ("c: Can I return it?", "Yes, you can return it within 30 days."),
    ("c: what does it cost", "It costs £3.50."),
    ("c: Is the shop open on Sunday?", "The shop is open from 10 to 4."),
    ("c: I want to know the status of my refund", "It is currently in progress."),
)
NO_ANSWERS = (
    ("c: Where is my parcel?", "I understand."),
    ("c: Where is my parcel?", "What is your order number?"),
    ("c: Where is my parcel?", "One moment please."),
    ("c: thanks", "The shop is open from 10 to 4."),
    ("c: Where is my parcel?", "Calm down, it's only a parcel."),
    ("c: Where is my parcel?", "I'm sorry about that."),
)


@pytest.mark.parametrize("text", EXPLAINS)
def test_reasons(text: str) -> None:
    assert "explains" in agent(text)


@pytest.mark.parametrize("text", NO_REASON)
def test_no_reason_is_made_up(text: str) -> None:
    assert "explains" not in agent(text)


@pytest.mark.parametrize(("text", "time"), TIMED)
def test_next_steps_with_their_time(text: str, time: str) -> None:
    mark = found("next_step_with_time", PARCEL, f"a: {text}")
    assert mark.about("time") == time
    assert "next_step" not in agent(text)


@pytest.mark.parametrize("text", UNTIMED)
def test_next_steps_without_a_time(text: str) -> None:
    moves = agent(text)
    assert "next_step" in moves
    assert "next_step_with_time" not in moves


@pytest.mark.parametrize("text", NO_STEP)
def test_no_step_is_made_up(text: str) -> None:
    assert not {"next_step", "next_step_with_time"} & agent(text)


def test_a_time_in_the_sentence_before_belongs_to_the_step() -> None:
    mark = found("next_step_with_time", PARCEL, "a: The earliest is tomorrow at 7am. I'll book that for you.")
    assert mark.about("time") == "tomorrow at 7am"


@pytest.mark.parametrize("text", CHOICES)
def test_choices(text: str) -> None:
    assert "offers_options" in agent(text)


@pytest.mark.parametrize("text", NO_CHOICE)
def test_no_choice_is_made_up(text: str) -> None:
    assert "offers_options" not in agent(text)


@pytest.mark.parametrize("text", REMEDIES)
def test_remedies(text: str) -> None:
    assert "offers_remedy" in agent(text)


@pytest.mark.parametrize("text", NO_REMEDY)
def test_no_remedy_is_made_up(text: str) -> None:
    assert "offers_remedy" not in agent(text)


@pytest.mark.parametrize("text", RESOLVED)
def test_checks_that_it_is_solved(text: str) -> None:
    assert "checks_resolved" in agent(text)


@pytest.mark.parametrize("text", NOT_RESOLVED)
def test_no_check_is_made_up(text: str) -> None:
    assert "checks_resolved" not in agent(text)


@pytest.mark.parametrize("text", SUMS)
def test_sums(text: str) -> None:
    assert "summarises" in agent(text)


@pytest.mark.parametrize("text", NO_SUM)
def test_no_sum_is_made_up(text: str) -> None:
    assert "summarises" not in agent(text)


@pytest.mark.parametrize("text", HOLDS)
def test_asks_to_wait(text: str) -> None:
    assert "holds" in agent(text)


@pytest.mark.parametrize("text", NO_HOLD)
def test_no_hold_is_made_up(text: str) -> None:
    assert "holds" not in agent(text)


@pytest.mark.parametrize(("asked", "answer"), ANSWERS)
def test_answers_with_a_fact(asked: str, answer: str) -> None:
    assert "gives_information" in names(asked, f"a: {answer}")


@pytest.mark.parametrize(("asked", "answer"), NO_ANSWERS)
def test_no_answer_is_made_up(asked: str, answer: str) -> None:
    assert "gives_information" not in names(asked, f"a: {answer}")
