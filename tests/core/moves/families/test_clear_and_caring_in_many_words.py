"""Clear words, stock phrases, care and colleagues, in many words, and what comes near to them."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "plain_steps": (
        "First open the app, then press Settings.",
        "Step 1: switch it off. Step 2: wait a minute. Step 3: switch it on.",
        "First unplug it. Then wait ten seconds. Then plug it in again.",
        "1. Open the app. 2. Choose Account. 3. Press Reset.",
    ),
    "uses_jargon": (
        "The SLA for L2 is 48 hours.",
        "Your RMA was not provisioned in the CRM.",
    ),
    "shouts": (
        "I TOLD YOU ALREADY!",
        "THIS IS YOUR PROBLEM.",
        "PLEASE READ THE EMAIL AGAIN",
    ),
    "stock_phrase": (
        "Your call is important to us.",
        "We apologise for any inconvenience caused.",
        "Thank you for your understanding.",
        "We value your business.",
        "Please do not hesitate to contact us.",
        "We are experiencing a high volume of calls.",
    ),
    "proposes_more_help": (
        "Is there anything else I can do for you?",
        "Can I help you with anything else?",
        "Anything else?",
        "What else can I do for you?",
        "Is there something else you need?",
    ),
    "prevents_repeat": (
        "I've added a note so that it does not happen again.",
        "To make sure this never happens again, I have changed your address.",
        "I'll set a reminder so this won't happen again.",
        "From now on the driver has to ring you.",
    ),
    "follows_up": (
        "I'll check back with you on Friday.",
        "I will call you on Saturday to make sure that it came.",
        "I'll follow up with you tomorrow.",
        "I will check tomorrow whether it has arrived.",
    ),
    "suggests_fit": (
        "Since you are often out, a parcel box might suit you.",
        "You might like our evening delivery.",
        "I'd recommend the evening slot for you.",
    ),
    "credits_colleague": (
        "My colleague Ana did a great job with your case.",
        "Thanks to my colleague we found it.",
    ),
    "asks_for_help": (
        "I don't know, but I will find out.",
        "Let me ask a colleague who knows this better.",
        "Could you help me with this case?",
        "I'm not sure, let me check.",
    ),
    "gives_specific_praise": (
        "You did a great job keeping all the receipts.",
        "Well done for checking the label first.",
        "I really liked how you explained it to the customer.",
    ),
    "agrees_action": (
        "Shall we agree that I send it today and you call me on Friday?",
        "So we agree: I send it today.",
        "Let's agree on Friday.",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "plain_steps": (
        "I'll call you first.",
        "It is the first time.",
        "Where is it?",
        "Then I don't know.",
        "One moment.",
        "You were first.",
    ),
    "uses_jargon": (
        "Your parcel is in Leeds.",
        "I'll call you.",
        "It is on TV.",
        "The PIN is wrong.",
        "What is your name?",
        "OK.",
    ),
    "shouts": (
        "I told you already!",
        "OK.",
        "Your PIN, please.",
        "The SIM is in the UK.",
        "Where is it?",
        "It is a DVD from the BBC.",
    ),
    "stock_phrase": (
        "I'm sorry that you waited for two days.",
        "I'll call you by 18:00.",
        "It is important that you sign.",
        "Where is it?",
        "Call me when you like.",
        "Thank you.",
    ),
    "proposes_more_help": (
        "It was something else.",
        "Where is it?",
        "I can help you.",
        "Nobody else was there.",
        "I'll send it.",
        "Or else.",
    ),
    "prevents_repeat": (
        "It happened again.",
        "Where is it?",
        "It will happen again.",
        "I'll send it again.",
        "I'm sorry.",
        "Never mind.",
    ),
    "follows_up": (
        "Where is it?",
        "I followed the van.",
        "You can call back.",
        "Check the app.",
        "I'm sorry.",
        "It came back.",
    ),
    "suggests_fit": (
        "It fits.",
        "Where is it?",
        "I'm sorry.",
        "You are out.",
        "I'll call you.",
        "The box is full.",
    ),
    "credits_colleague": (
        "My colleague got it wrong.",
        "I'll ask my colleague.",
        "Where is it?",
        "Thank you.",
        "The depot is in Leeds.",
    ),
    "asks_for_help": (
        "I know it.",
        "How can I help you?",
        "I am sure.",
        "It is in Leeds.",
        "I'm sorry.",
    ),
    "gives_specific_praise": (
        "Good.",
        "It is good.",
        "Where is it?",
        "I'm sorry.",
        "The job is done.",
    ),
    "agrees_action": (
        "I don't agree.",
        "Where is it?",
        "It is in Leeds.",
        "I'm sorry.",
        "The agreement has ten pages.",
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
