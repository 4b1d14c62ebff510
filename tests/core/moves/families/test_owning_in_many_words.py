"""Taking it on, passing it on and blaming, in the words of many agents, and what comes near to it."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "takes_ownership": (
        "I will take care of this.",
        "This is on me now.",
        "I'll see to it myself.",
        "That was our mistake.",
        "I'm taking this on.",
        "Leave it with me.",
        "I will stay with you until it is solved.",
        "We got this wrong.",
        "That is our fault.",
        "I own this from here.",
        "I'll personally look after this.",
        "We should have told you.",
        "I will handle it from here.",
    ),
    "apologises": (
        "I'm sorry.",
        "I am so sorry about the wait.",
        "Sorry about that.",
        "My apologies.",
        "I apologise for the two days.",
        "We're very sorry that nothing came.",
        "Please accept my apologies.",
        "I do apologise.",
        "I'm sorry you waited in for nothing.",
        "Sorry for the delay.",
        "Our apologies for this.",
    ),
    "escalates": (
        "I'll pass this to my manager.",
        "I will escalate this to our depot team.",
        "Let me transfer you to a colleague.",
        "I'm putting you through to the specialist team.",
        "I'll raise this with my supervisor.",
        "I will hand this over to the complaints team.",
        "I'm going to connect you with billing.",
    ),
    "refers_to_policy": (
        "That is our policy.",
        "According to our terms, you have 30 days.",
        "The rules say that we need a photo.",
        "It's against company policy.",
        "Our policy does not allow that.",
        "As per our terms and conditions, there is a fee.",
        "Those are the rules.",
    ),
    "blames_other": (
        "That is the warehouse's fault.",
        "It's the driver's mistake.",
        "Blame the courier.",
        "The system made a mistake.",
        "My colleague got it wrong.",
        "That's not our fault, it's the courier's.",
        "The last agent should have told you.",
    ),
    "blames_customer": (
        "You should have been at home.",
        "You didn't read the email.",
        "That's your fault.",
        "You gave us the wrong address.",
        "You must have done something wrong.",
        "You forgot to confirm the address.",
        "If you had read the terms, you would know.",
        "You should have checked the date.",
        "It is your own mistake.",
        "You failed to tell us.",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "takes_ownership": (
        "That's not our fault.",
        "It was the courier.",
        "You take care of it.",
        "Take care!",
        "It is your mistake.",
        "I can't take this on.",
        "Where is it?",
        "Somebody will look into it.",
        "The depot owns the van.",
        "I'll call you.",
    ),
    "apologises": (
        "I'm not sorry.",
        "You'll be sorry.",
        "Sorry, what is your name?",
        "He never apologised.",
        "I am afraid it is late.",
        "It is in Leeds.",
        "You should apologise.",
        "Better safe than sorry.",
    ),
    "escalates": (
        "I'll look at it myself.",
        "I am the manager.",
        "I will call you.",
        "You should call the depot.",
        "I won't transfer you.",
        "It is in Leeds.",
        "My manager is on holiday.",
        "The transfer takes a day.",
    ),
    "refers_to_policy": (
        "It is in Leeds.",
        "The rule of thumb is simple.",
        "I'll make an exception.",
        "Where is it?",
        "I'm sorry.",
        "Thank you.",
    ),
    "blames_other": (
        "It's our fault.",
        "The courier has it.",
        "My colleague will call you.",
        "I made a mistake.",
        "The driver comes at noon.",
        "The warehouse is in Leeds.",
        "It is my fault.",
        "I don't blame the courier.",
    ),
    "blames_customer": (
        "It's not your fault.",
        "You did nothing wrong.",
        "You were at home.",
        "We gave you the wrong date.",
        "You should have had it on Monday.",
        "That is our fault.",
        "You did the right thing.",
        "You could check the date.",
        "You should hear from us by 18:00.",
    ),
}


@pytest.mark.parametrize("move", THERE)
def test_a_move_is_seen_in_many_words(move: str) -> None:
    assert missed(agent, move, THERE[move]) == []


@pytest.mark.parametrize("move", THERE)
def test_how_it_is_typed_does_not_matter(move: str) -> None:
    assert unstable(agent, move, THERE[move]) == []


@pytest.mark.parametrize("move", ABSENT)
def test_what_only_looks_like_a_move_is_none(move: str) -> None:
    assert made_up(agent, move, ABSENT[move]) == []
