from __future__ import annotations

import pytest
from tests.core.moves.read import customer

AGENT = "a: I can send a new one tomorrow."
ACCEPTS = (
    "ok",
    "sounds good",
    "That works for me",
    "yes please",
    "perfect, do that",
    "deal",
    "fine, go ahead",
    "i will take it",
    "alright then",
    "that would be great",
    "fair enough",
    "I can live with that",
    "sure, thanks",
    "i prefer the voucher",
    "let's do it",
    "I'll wait",
    "👍",
    "great thanks for your help",
    "I'll look forward to hearing from them.",
    "works for me",
)
NO_CONSENT = (
    "ok but that is too late",
    "Great, just great.",
    "no",
    "Is that ok?",
    "I can't accept that",
    "that does not work for me",
    "Where is it?",
    "You are useless, fine",
)
THANKS = (
    "thanks",
    "Thank you so much",
    "thx",
    "ty",
    "cheers",
    "Many thanks for your help",
    "I really appreciate it",
    "much appreciated",
    "Thanks for trying to help.",
    "thankyou",
    "I'm so grateful",
    "tnx bye",
)
NO_THANKS = (
    "Thanks for nothing.",
    "no thanks",
    "Thank you for wasting my time",
    "I would appreciate an answer",
    "thanks in advance",
    "No thanks to you",
    "Thank god",
    "nothing",
)
GOODBYES = (
    "bye",
    "Goodbye then",
    "have a nice day",
    "Have a great weekend!",
    "take care",
    "see you",
    "That's all",
    "that is all for now, thank you",
    "good night",
    "enjoy your evening",
    "you too",
)
NO_GOODBYES = (
    "I had a nice day until now",
    "Where is it?",
    "I bought it",
    "That is all wrong",
    "Is that all you can do?",
)


@pytest.mark.parametrize("text", ACCEPTS)
def test_consent_is_seen(text: str) -> None:
    assert "accepts" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_CONSENT)
def test_no_consent_is_made_up(text: str) -> None:
    assert "accepts" not in customer(text, AGENT)


@pytest.mark.parametrize("text", THANKS)
def test_thanks_are_seen(text: str) -> None:
    assert "thanks" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_THANKS)
def test_thanks_that_thank_for_nothing_are_none(text: str) -> None:
    assert "thanks" not in customer(text, AGENT)


@pytest.mark.parametrize("text", GOODBYES)
def test_goodbyes_are_seen(text: str) -> None:
    assert "says_goodbye" in customer(text, AGENT)


@pytest.mark.parametrize("text", NO_GOODBYES)
def test_no_goodbye_is_made_up(text: str) -> None:
    assert "says_goodbye" not in customer(text, AGENT)
