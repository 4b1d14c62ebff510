from __future__ import annotations

import pytest
from tests.core.moves.read import agent, names

CREDITS = (
    "My colleague Dana spotted the error.",
    "Thanks to my colleague we found it.",
    "The engineer did a great job.",
    "Our team in Leeds was very quick.",
    "well spotted by our driver",
    "You're in good hands with her.",
    "My colleague was right to block it.",
)
NO_CREDIT = (
    "My colleague should not have told you that.",
    "I'll ask my colleague.",
    "ok",
    "My colleague was not helpful.",
)
ASKS = (
    "I don't know that yet, so I'm asking our engineer.",
    "Let me ask my team lead.",
    "I'm not sure about that one.",
    "I'll check with my colleague in billing.",
    "That's new to me.",
    "I might be wrong here.",
    "Help me understand what happened.",
    "I'd like to ask a specialist.",
    "I need a second opinion.",
)
NO_ASKING = ("I know that.", "I'll send it.", "You should ask the courier.", "Do you not know?", "ok")
COACHES = (
    "What have you already tried?",
    "What would you do differently next time?",
    "How would you approach it?",
    "What went well?",
    "What do you think would help?",
    "What stopped you from asking?",
    "What could you try first?",
    "How might you handle that?",
)
NO_COACHING = (
    "What is your name?",
    "How can I help you?",
    "What do you want me to do?",
    "Did you try it?",
    "I think so.",
)
PRAISES = (
    "Good thinking to reinstall it first.",
    "Thank you for checking the meter before you wrote.",
    "I like how you described the noise.",
    "You explained that very clearly.",
    "You were right to report it.",
    "Well done for keeping the receipt.",
    "You handled that call well.",
    "It really helps that you took a photo.",
)
NO_PRAISE = ("Great.", "Thank you.", "You explained nothing.", "ok", "That helps nobody.")
AGREES = (
    "Shall we say Friday at 10?",
    "Is that ok for you?",
    "Would that suit you?",
    "Shall I book it?",
    "Would you like me to send it?",
    "I'll call the depot and you can send me the photo.",
    "So we agree on Friday.",
    "If that's fine with you, I'll start.",
    "Let's agree on Monday.",
    "Can we agree that I call you at 5?",
)
NO_AGREEMENT = (
    "I'll call the depot.",
    "Where is it?",
    "What would you like me to do?",
    "ok",
    "You agreed to the terms.",
)


@pytest.mark.parametrize("text", CREDITS)
def test_speaking_well_of_colleagues(text: str) -> None:
    assert "credits_colleague" in agent(text)


@pytest.mark.parametrize("text", NO_CREDIT)
def test_no_credit_is_made_up(text: str) -> None:
    assert "credits_colleague" not in agent(text)


@pytest.mark.parametrize("text", ASKS)
def test_asking_for_help(text: str) -> None:
    assert "asks_for_help" in agent(text)


@pytest.mark.parametrize("text", NO_ASKING)
def test_no_asking_for_help_is_made_up(text: str) -> None:
    assert "asks_for_help" not in agent(text)


@pytest.mark.parametrize("text", COACHES)
def test_coaching_questions(text: str) -> None:
    assert "coaches_with_question" in names("c: It went badly again.", f"a: {text}")


@pytest.mark.parametrize("text", NO_COACHING)
def test_no_coaching_is_made_up(text: str) -> None:
    assert "coaches_with_question" not in agent(text)


@pytest.mark.parametrize("text", PRAISES)
def test_specific_praise(text: str) -> None:
    assert "gives_specific_praise" in agent(text)


@pytest.mark.parametrize("text", NO_PRAISE)
def test_general_praise_is_not_specific(text: str) -> None:
    assert "gives_specific_praise" not in agent(text)


@pytest.mark.parametrize("text", AGREES)
def test_agreements(text: str) -> None:
    assert "agrees_action" in agent(text)


@pytest.mark.parametrize("text", NO_AGREEMENT)
def test_no_agreement_is_made_up(text: str) -> None:
    assert "agrees_action" not in agent(text)
