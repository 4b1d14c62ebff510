"""Feeling with the customer and listening, in the words of many agents, and what comes near to it."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "acknowledges_feeling": (
        "You sound really worried about Saturday.",
        "I understand that you are worried about the birthday.",
        "Two days of waiting would make me angry too.",
        "I can imagine how disappointed your daughter would be.",
        "That is really annoying, two whole days.",
        "What a frustrating two days.",
    ),
    "validates": (
        "Anyone would be annoyed after two days.",
        "You have every right to be angry.",
        "That makes sense after such a wait.",
        "It is only natural to be upset.",
        "I would feel the same.",
        "You are right to be cross.",
        "I don't blame you.",
        "Of course you are annoyed.",
        "No wonder you're upset.",
        "That is completely understandable.",
        "I'd be annoyed too.",
    ),
    "acknowledges_generically": (
        "I can see that you are angry.",
        "That must be so frustrating for you.",
        "No wonder you are upset.",
        "It is clear that this has been stressful for you.",
        "I hear your frustration.",
        "I can tell this is upsetting.",
        "I understand.",
        "I understand your concern.",
        "I understand your frustration.",
        "We apologise for any inconvenience.",
        "I understand how you feel.",
    ),
    "paraphrases": (
        "So you waited in for two days and nothing came.",
        "If I understand you right, the parcel should have come two days ago.",
        "Let me check I have this right: two days at home, no parcel, and the birthday on Saturday.",
        "You said it is for your daughter's birthday on Saturday.",
        "It sounds like you waited two days for nothing.",
        "So what you need is the parcel before Saturday.",
        "In other words, you waited two days and nothing came.",
        "From what you told me, nothing came for two days.",
    ),
    "uses_detail": (
        "I will see to it that it comes before your daughter's birthday.",
        "Two days is too long.",
        "I checked the parcel, and after two days it is still in Leeds.",
    ),
    "verifies_understanding": (
        "Did I get that right?",
        "Is that correct?",
        "Have I understood you correctly?",
        "Have I missed anything?",
        "Am I right?",
        "Does that sound right to you?",
        "Correct me if I am wrong.",
        "You waited for two days, is that right?",
        "Did I understand that correctly?",
        "Is there anything I missed?",
        "Do I have that right?",
    ),
    "asks_open": (
        "What happened?",
        "How did it come to that?",
        "What would help you most?",
        "Tell me more about the parcel.",
        "Could you describe what the driver said?",
        "What matters most to you now?",
        "Why do you think it went there?",
        "How does it look?",
        "What worries you most?",
        "Walk me through it.",
        "What exactly did the app show?",
        "How can we make it work?",
        "What would you like to happen?",
    ),
    "asks_closed": (
        "Is it blue?",
        "What is your name?",
        "Were you at home?",
        "Did the driver ring?",
        "What is your order number?",
        "Do you have a neighbour?",
        "May I have your postcode?",
        "How many were there?",
        "Could you give me the number?",
        "Have you checked the shed?",
        "Is there a code on the door?",
        "Can I have your email?",
        "Which colour was it?",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "acknowledges_feeling": (
        "I am happy to help.",
        "I'm annoyed with you.",
        "You are not angry.",
        "Where do you live?",
        "It is in Leeds.",
        "I'm worried that we have no number.",
        "Thank you.",
        "Let me look.",
        "The driver was upset.",
        "I can't see why you would be angry.",
    ),
    "validates": (
        "It makes no sense.",
        "You're wrong.",
        "I would be at home by six.",
        "You have no right to shout.",
        "It is in Leeds.",
        "I blame the driver.",
        "Please wait.",
        "What is your number?",
        "You should have stayed at home.",
    ),
    "acknowledges_generically": (
        "I understand that you waited two days.",
        "I don't understand.",
        "Where is it?",
        "It is in Leeds.",
        "I'll call you by 18:00.",
        "Do you understand me?",
    ),
    "paraphrases": (
        "It is in Leeds.",
        "So it is late.",
        "What is your name?",
        "One moment please.",
        "Thank you.",
        "I'll call you by 18:00.",
        "Our shop opens at nine.",
        "So what do you want?",
        "In other words, no.",
    ),
    "uses_detail": (
        "One moment.",
        "Thank you.",
        "What is your name?",
        "Hello!",
        "I'm sorry.",
        "Please hold.",
        "I understand.",
        "Have a nice day.",
    ),
    "verifies_understanding": (
        "That is right.",
        "You are right.",
        "Where is it?",
        "I did not get that.",
        "Correct.",
        "It is the right number.",
        "Is it blue?",
        "Turn right.",
        "Did it arrive?",
        "What is the right address?",
    ),
    "asks_open": (
        "What is your name?",
        "Is it blue?",
        "It is in Leeds.",
        "What is the order number?",
        "How much was it?",
        "Would you like a refund?",
        "I know what happened.",
        "How dare you.",
        "What do you expect me to do?",
        "Shall I send a new one?",
        "How can I help you?",
        "What time was it?",
    ),
    "asks_closed": (
        "It is blue.",
        "Tell me more.",
        "What happened?",
        "I'll call you by 18:00.",
        "Thank you.",
        "How can I help?",
        "I checked the shed.",
        "Hello!",
        "Did I get that right?",
        "You were at home.",
    ),
    "asks_again": (
        "What is your name?",
        "What is your order number?",
        "Were you at home on both days?",
        "Which street is it?",
        "It is in Leeds.",
        "How old will she be?",
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
