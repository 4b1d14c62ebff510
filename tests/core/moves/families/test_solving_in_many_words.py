"""Explaining, next steps, choices and remedies, in the words of many agents, and what comes near to it."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "explains": (
        "It is late because the van broke down.",
        "The reason is that the depot was closed.",
        "That happened because two labels were mixed up.",
        "The fee is there because the bank charges us.",
        "That's why it went back to the depot.",
        "Due to the storm the van did not leave.",
        "This is because the address had no number.",
    ),
    "gives_information": (
        "It left the depot at 9:30.",
        "It is on the van to you.",
        "It is at the depot in Leeds.",
    ),
    "next_step_with_time": (
        "I'll call you by 18:00.",
        "I will send it tomorrow morning.",
        "We will deliver it on Friday before noon.",
        "I'll email you within an hour.",
        "You will hear from me by noon.",
        "I will check with the depot and ring you at 4pm.",
        "I'm booking it for Thursday at 10:00.",
        "The refund will be on your card in three days.",
        "I'll text you tonight.",
        "I will write to you in ten minutes.",
    ),
    "next_step": (
        "I'll call the depot.",
        "I will send you a new one.",
        "I'm going to open a case.",
        "I'll ask my colleague.",
        "I will look for it.",
        "We'll refund the fee.",
        "I am sending a new one.",
        "I will write to the depot.",
    ),
    "offers_options": (
        "Would you like a refund or a new one?",
        "You can have it sent again or collect it.",
        "Either I send a new one or you get your money back.",
        "There are two options: a refund or a new one.",
        "I can send it to your office, or you can pick it up.",
        "We could deliver on Friday or on Saturday, which is better?",
        "You can choose between a refund and a voucher.",
    ),
    "offers_remedy": (
        "I'll refund the delivery fee.",
        "I can send you a new one today.",
        "We will replace it for free.",
        "I've credited £20 to your account.",
        "I can give you a discount on the next order.",
        "I will waive the fee.",
        "I'd like to offer you a refund.",
        "I'll take the charge off your bill.",
    ),
    "checks_resolved": (
        "Does that solve it for you?",
        "Is it working now?",
        "Does that help?",
        "Is everything sorted now?",
        "Did that fix it?",
        "Have I answered your question?",
        "Does this work for you?",
    ),
    "summarises": (
        "To sum up, the new one comes on Friday.",
        "So, in short: a new parcel on Friday and the fee back.",
        "To recap, I send the new one today and call you tomorrow.",
        "Let me sum up: the parcel goes out today, and I call you at six.",
        "In summary, you get the fee back and the parcel on Friday.",
    ),
    "holds": (
        "One moment please.",
        "Please hold.",
        "Just a second.",
        "Give me two minutes.",
        "Bear with me.",
        "Let me check that for you, one moment.",
        "Let me take a look.",
        "Please wait a moment.",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "explains": (
        "It is late.",
        "I don't know why.",
        "Why is it late?",
        "One moment.",
        "I'll call you by 18:00.",
        "Thank you.",
        "It is in Leeds.",
        "Because.",
    ),
    "gives_information": (
        "I understand.",
        "One moment.",
        "What is your name?",
        "I'm sorry.",
        "Hello!",
        "Thank you.",
        "How annoying.",
        "Calm down.",
    ),
    "next_step_with_time": (
        "I'll call you.",
        "I will look into it soon.",
        "It came on Friday.",
        "Was it on Friday?",
        "We open at nine.",
        "I won't call you before noon.",
        "Thank you.",
        "You waited two days.",
        "I called you at 18:00.",
    ),
    "next_step": (
        "It is late.",
        "I can't send a new one.",
        "Where is it?",
        "I'm sorry.",
        "I won't call the depot.",
        "Did you call the depot?",
        "I understand.",
    ),
    "offers_options": (
        "Would you like a refund?",
        "It is in Leeds or on the way.",
        "Sooner or later it will come.",
        "I'll send it.",
        "Is it blue or green?",
        "Where is it?",
        "I'm sorry.",
        "More or less.",
    ),
    "offers_remedy": (
        "We don't refund that.",
        "I can't send a new one.",
        "Where is it?",
        "You paid a fee.",
        "I'm sorry.",
        "The refund was refused.",
        "Did you get a refund?",
        "It is in Leeds.",
    ),
    "checks_resolved": (
        "It works now.",
        "That helps.",
        "It is sorted.",
        "What is your name?",
        "Is it blue?",
        "I fixed it.",
        "Thank you.",
        "Where is it?",
    ),
    "summarises": (
        "So it is late.",
        "It is in Leeds.",
        "What is your name?",
        "The sum is £40.",
        "I'm sorry.",
        "Thank you.",
        "One moment.",
    ),
    "holds": (
        "It takes a moment to install.",
        "You waited for two days.",
        "I'll call you in two minutes.",
        "It is in Leeds.",
        "At the moment it is in Leeds.",
        "Thank you for waiting.",
        "Where is it?",
        "The second one is blue.",
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
