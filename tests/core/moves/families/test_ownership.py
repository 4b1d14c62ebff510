from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names

OWNS = (
    "I'll take care of this myself.",
    "Leave it with me.",
    "I'm on it.",
    "I will see this through to the end.",
    "Let me fix that for you.",
    "That's on us.",
    "This is my responsibility now.",
    "I'll get to the bottom of it.",
    "I'll stay with you until it's done.",
    "Our mistake, and I'm putting it right.",
    "We got this wrong.",
    "I'll chase the depot myself.",
    "We should have told you earlier.",
    "I'm looking into it right now.",
    "I'll make sure it goes out today.",
    "You shouldn't have had to call three times.",
    "I take full responsibility for this.",
    "I will ask the depot on your behalf.",
)
NO_OWNING = (
    "That's not our responsibility.",
    "It's not my job to fix that.",
    "I won't take care of that.",
    "Please contact the courier.",
    "Was it our mistake?",
    "You'll have to fix it yourself.",
    "ok",
)
SORRY = (
    "I'm sorry that nothing came.",
    "We apologise for the two days you lost.",
    "I am so sorry about this.",
    "My apologies for the wait.",
    "Please accept my apologies, we sent it to the wrong depot.",
    "Really sorry, that was our error.",
    "I want to apologise for what happened on Tuesday.",
    "sorry about that",
    "We owe you an apology.",
    "I apologize for the wrong address.",
    "Apologies for the delay, we scanned it late.",
    "ok, sorry for the doubt and I will answer your question.",
)
NOT_SORRY = (
    "Sorry if you feel that way.",
    "I'm sorry you feel that way.",
    "Sorry, but those are the rules.",
    "I'm sorry if anything upset you.",
    "Sorry, what was your name?",
    "I can't apologise for the courier.",
    "Sorry to hear that.",
    "You said you were sorry.",
    "I'm not sorry.",
    "sorry?",
)
PASSES_ON = (
    "I'll transfer you to billing.",
    "I'm putting you through to the claims team.",
    "I have let my manager know, they will give you a call.",
    "I can escalate to my manager if you'd like",
    "I've raised this with the warehouse team.",
    "I'll pass this on to our engineers.",
    "My supervisor will call you.",
    "I will forward it to the complaints department.",
    "Let me connect you with a specialist.",
    "I have escalated it.",
)
KEEPS = ("I won't transfer you to anybody else.", "I'll do it myself.", "You don't need to speak to a manager.", "ok")
RULES = (
    "Our policy says 90 days.",
    "According to our terms you have two weeks.",
    "The rules don't allow it.",
    "I'm not allowed to do that.",
    "We're required by law to check.",
    "The system won't let me.",
    "It is against company policy.",
    "that's our procedure",
    "As per the guidelines we need a form.",
)
NO_RULES = ("I'll send it today.", "Let me see.", "You can keep it.", "ok")
BLAMES_OTHERS = (
    "That's the courier's fault.",
    "It's not our fault, it's the courier.",
    "The driver messed up.",
    "The warehouse must have lost it.",
    "My colleague should not have told you that.",
    "That's not my department.",
    "It is out of our hands.",
    "The driver probably couldn't find your address.",
    "We are not responsible for the courier.",
    "Whoever you spoke to was wrong.",
    "The bank made a mistake.",
    "You'll have to take it up with the courier.",
)
BLAMES_NOBODY = (
    "It's our fault.",
    "It's not the courier's fault, it's ours.",
    "I'll call the courier.",
    "The driver is on his way.",
    "My colleague found it.",
    "You told me the driver was rude.",
)
BLAMES_CUSTOMER = (
    "You should have read the terms.",
    "You should've left clearer instructions.",
    "You didn't give us the right address.",
    "You must have entered it wrong.",
    "That's your own fault.",
    "Why didn't you call earlier?",
    "You forgot to sign it.",
    "If you had read the email you would know.",
    "You shouldn't have opened it.",
    "You failed to update your card.",
    "It was your mistake.",
    "You agreed to the terms when you signed up.",
    "you did not follow the steps",
    "You were supposed to bring it back.",
)
NO_BLAME = (
    "You should have received an email on Tuesday.",
    "You should not have to wait.",
    "It is not your fault.",
    "You did nothing wrong.",
    "You didn't do anything wrong.",
    "We should have told you.",
    "You should see it tomorrow.",
    "You shouldn't have had to chase us.",
    "You said it was your mistake, and it was not.",
)


@pytest.mark.parametrize("text", OWNS)
def test_taking_it_on(text: str) -> None:
    assert "takes_ownership" in agent(text)


@pytest.mark.parametrize("text", NO_OWNING)
def test_no_ownership_is_made_up(text: str) -> None:
    assert "takes_ownership" not in agent(text)


@pytest.mark.parametrize("text", SORRY)
def test_apologies(text: str) -> None:
    assert "apologises" in agent(text)


@pytest.mark.parametrize("text", NOT_SORRY)
def test_an_apology_that_excuses_is_none(text: str) -> None:
    assert "apologises" not in agent(text)


@pytest.mark.parametrize("text", PASSES_ON)
def test_passing_it_on(text: str) -> None:
    assert "escalates" in agent(text)


@pytest.mark.parametrize("text", KEEPS)
def test_no_passing_on_is_made_up(text: str) -> None:
    assert "escalates" not in agent(text)


@pytest.mark.parametrize("text", RULES)
def test_pointing_at_the_rule(text: str) -> None:
    assert "refers_to_policy" in agent(text)


@pytest.mark.parametrize("text", NO_RULES)
def test_no_rule_is_made_up(text: str) -> None:
    assert "refers_to_policy" not in agent(text)


@pytest.mark.parametrize("text", BLAMES_OTHERS)
def test_blaming_others(text: str) -> None:
    assert "blames_other" in agent(text)


@pytest.mark.parametrize("text", BLAMES_NOBODY)
def test_no_blame_of_others_is_made_up(text: str) -> None:
    assert "blames_other" not in agent(text)


@pytest.mark.parametrize("text", BLAMES_CUSTOMER)
def test_blaming_the_customer(text: str) -> None:
    assert "blames_customer" in agent(text)


@pytest.mark.parametrize("text", NO_BLAME)
def test_no_blame_of_the_customer_is_made_up(text: str) -> None:
    assert "blames_customer" not in agent(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("I'm sorry about that.", "regret"),
        ("I'm sorry, that was our mistake.", "regret+responsibility"),
        ("I'm sorry. I'll send a new one today.", "regret+repair"),
        ("I'm sorry, it was late because the van broke down.", "regret+explanation"),
        ("I'm sorry. We have changed the scan so that it will not happen again.", "regret+repentance"),
        ("I'm sorry. I hope you can forgive us.", "regret+forgiveness"),
        (
            "I'm so sorry, we got this wrong because the label was torn. I will send a new one today and I have "
            "added a check so that it does not happen again. Please forgive us.",
            "regret+responsibility+repair+explanation+repentance+forgiveness",
        ),
    ],
)
def test_the_parts_of_an_apology_are_named(text: str, parts: str) -> None:
    assert found("apologises", PARCEL, f"a: {text}").about("parts") == parts


def test_the_length_of_an_apology_is_given_in_words() -> None:
    assert found("apologises", PARCEL, "a: I'm sorry about that. I'll call.").about("words") == "5"


def test_a_stock_apology_is_weak() -> None:
    stock = found("apologises", PARCEL, "a: Sorry for any inconvenience.")
    real = found("apologises", PARCEL, "a: Sorry for the two days you lost.")
    assert stock.confidence <= 0.5 < real.confidence


def test_one_apology_a_turn() -> None:
    moves = names(PARCEL, "a: Sorry about that. Really sorry. I apologise again.")
    assert "apologises" in moves
