from __future__ import annotations

import pytest
from tests.core.moves.read import customer, names

AGENT = "a: We can send you a new one within five days."
OBJECTS = (
    "That doesn't help me",
    "that is too late",
    "I can't wait that long",
    "I won't pay for that",
    "why should I wait",
    "that's not my problem",
    "No way",
    "I didn't ask for a voucher",
    "that can't be right",
    "not good enough",
    "this is not what I asked for",
    "You didn't answer my question",
    "I disagree",
    "ok but what about my luggage",
    "There must be something you can do",
    "I do not want a new one",
    "Absolutely not",
    "only 10 pounds, is that it",
    "What if I ask really, really nicely?",
)
NO_OBJECTIONS = ("Sounds good", "ok thank you", "Where is it now?", "That works for me", "I accept that", "no problem")
DOUBTS = (
    "Are you sure?",
    "really?",
    "How can I be sure?",
    "I've heard that before",
    "That's what you said last time",
    "i'll believe it when i see it",
    "can you guarantee that?",
    "is that really true",
    "I doubt it",
    "why should I trust you",
    "And if it doesn't come?",
    "sounds too good to be true",
    "I'm not convinced",
    "empty promises",
    "you sure?",
    "how do i know it will be there",
)
NO_DOUBTS = ("I am sure", "ok", "Where is it?", "I trust you", "I have no doubt")
THREATS = (
    "I'm going to switch to another provider",
    "I'll take my business elsewhere",
    "I will never order from you again",
    "you've lost a customer",
    "cancel my contract",
    "I want to close my account",
    "I will leave a bad review",
    "you will hear from my lawyer",
    "I'll go to the ombudsman",
    "otherwise I will cancel",
    "Send it today or I'm leaving",
    "this is the last time I order here",
    "I am done with you",
    "going to post this all over twitter",
    "I will move to a competitor",
    "last order from you, ever",
)
NO_THREATS = (
    "I won't cancel my contract",
    "Can I move the appointment to Friday?",
    "I changed to another colour",
    "I use it every day",
    "I like your bank",
)
SUPERVISOR = (
    "I want to speak to your manager",
    "let me talk to a supervisor",
    "get me your boss",
    "Put me through to someone senior",
    "Who is in charge?",
    "escalate this",
    "I need to talk to someone else",
    "manager please",
    "can I speak with your team leader?",
    "i want a manager NOW",
    "Is there a supervisor I can talk to?",
    "can i talk to a real person",
)
NO_SUPERVISOR = (
    "I don't need a manager",
    "I am the manager of a small shop",
    "Where is it?",
    "My boss is waiting for the report",
)
INSULTS = (
    "You are an idiot",
    "you're useless",
    "are you stupid?",
    "shut up",
    "you people are liars",
    "go to hell",
    "bunch of clowns",
    "do you even read what I write",
    "you don't know what you are doing",
    "you sound like a robot",
    "what a moron",
    "you stupid idiot",
    "You are so incompetent",
    "learn to read",
    "are you a robot",
)
NO_INSULTS = (
    "You are not an idiot",
    "I was silly to lose it",
    "the bot could not help",
    "You are very kind",
    "This is stupid of me",
    "My robot vacuum is broken",
)


@pytest.mark.parametrize("text", OBJECTS)
def test_objections_are_seen(text: str) -> None:
    assert "objects" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_OBJECTIONS)
def test_no_objection_is_made_up(text: str) -> None:
    assert "objects" not in customer(text, AGENT)


@pytest.mark.parametrize("text", DOUBTS)
def test_doubt_is_seen(text: str) -> None:
    assert "doubts" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_DOUBTS)
def test_no_doubt_is_made_up(text: str) -> None:
    assert "doubts" not in customer(text, AGENT)


@pytest.mark.parametrize("text", THREATS)
def test_threats_to_leave_are_seen(text: str) -> None:
    assert "threatens_to_leave" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_THREATS)
def test_no_threat_is_made_up(text: str) -> None:
    assert "threatens_to_leave" not in customer(text, AGENT)


@pytest.mark.parametrize("text", SUPERVISOR)
def test_calls_for_a_supervisor_are_seen(text: str) -> None:
    assert "asks_for_supervisor" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_SUPERVISOR)
def test_no_supervisor_is_made_up(text: str) -> None:
    assert "asks_for_supervisor" not in customer(text, AGENT)


@pytest.mark.parametrize("text", INSULTS)
def test_insults_are_seen(text: str) -> None:
    assert "insults_agent" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_INSULTS)
def test_no_insult_is_made_up(text: str) -> None:
    assert "insults_agent" not in customer(text, AGENT)


def test_a_first_message_reports_and_does_not_object() -> None:
    text = "c: The router does not work and that is not acceptable"
    assert "objects" not in names(text)
    assert "objects" in names(AGENT, text)


def test_no_in_answer_to_a_question_is_no_objection() -> None:
    assert "objects" not in names("a: Was it bought in the last 90 days?", "c: No, I bought it in November.")
    assert "objects" in names("a: It was bought in March.", "c: No, I bought it in November.")
