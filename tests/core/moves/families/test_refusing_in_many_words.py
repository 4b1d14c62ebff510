"""Refusals, boundaries and promises, in the words of many agents, and what comes near to it."""

from __future__ import annotations

import pytest
from tests.core.moves.many import made_up, missed, unstable
from tests.core.moves.read import agent

THERE: dict[str, tuple[str, ...]] = {
    "declines_with_reason": (
        "I can't refund it because it was opened.",
        "Unfortunately we can't change the name, since the ticket is already issued.",
        "I'm not able to send it today because the depot is closed.",
        "We can't do that, the reason is the law on data.",
    ),
    "declines_with_alternative": (
        "I can't send it today, but I can send it tomorrow.",
        "We can't refund it, but I can offer you a voucher.",
        "I'm unable to change the name, however I can book a new ticket.",
        "I can't give you a date, but what I can do is call the depot.",
        "That isn't possible. Instead I can send it to your office.",
    ),
    "declines_bare": (
        "I can't do that.",
        "No, that's not possible.",
        "We don't do refunds.",
        "I'm unable to help with that.",
        "That is impossible.",
        "We can't refund it.",
        "I cannot change it.",
    ),
    "sets_boundary": (
        "I want to help you, and I ask you to speak to me without insults.",
        "Please don't swear at me.",
        "I will end this chat if the insults go on.",
        "I'm happy to help, but please stop shouting at me.",
        "I ask you to stay polite so that we can solve this.",
    ),
    "promises": (
        "I promise to call you.",
        "You have my word.",
        "I will call you by 18:00.",
        "I'll make sure it comes on Friday.",
    ),
    "promises_vaguely": (
        "We will get back to you soon.",
        "Someone will call you shortly.",
        "I'll look into it as soon as possible.",
        "You will hear from us in due course.",
        "It should be sorted soon.",
        "We'll be in touch.",
        "I'll try to look at it.",
        "Somebody will contact you at some point.",
        "We will do our best.",
    ),
    "overpromises": (
        "I guarantee that this will never happen again.",
        "It will definitely be there tomorrow, one hundred percent.",
        "I promise you will never have a problem again.",
        "I can guarantee it will arrive on Saturday.",
        "You will never have to call again.",
    ),
}
ABSENT: dict[str, tuple[str, ...]] = {
    "declines_with_reason": (
        "I can't refund it.",
        "No.",
        "I can send it today.",
        "It is late because of the storm.",
        "Because I say so.",
        "Where is it?",
        "I'm sorry.",
    ),
    "declines_with_alternative": (
        "I can't send it.",
        "No, but thanks.",
        "I can send it tomorrow.",
        "We can't refund it.",
        "It is late but on its way.",
        "Where is it?",
        "Sorry.",
    ),
    "declines_bare": (
        "I can't refund it because it was opened.",
        "I can do that.",
        "I can't wait to see it.",
        "I'll send it today.",
        "I can't find your order, what is the number?",
        "Where is it?",
        "No problem.",
        "I can't send it today, but I can send it tomorrow.",
    ),
    "sets_boundary": (
        "Calm down.",
        "Stop shouting.",
        "I'll help you.",
        "It ends on Friday.",
        "Where is it?",
        "I'm sorry.",
        "Please send the number.",
    ),
    "promises": (
        "I can't promise that.",
        "It came on Friday.",
        "You promised to call.",
        "Where is it?",
        "One moment.",
        "I'm sorry.",
        "He promised it.",
    ),
    "promises_vaguely": (
        "I'll call you by 18:00.",
        "It is in Leeds.",
        "Where is it?",
        "I'm sorry.",
        "Thank you.",
        "Speak to you at six.",
    ),
    "overpromises": (
        "I can't guarantee it.",
        "I'll call you by 18:00.",
        "It should be there tomorrow.",
        "Where is it?",
        "I never said that.",
        "I'm sorry.",
        "That happened again.",
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
