from __future__ import annotations

import pytest
from tests.core.moves.read import customer, found

ANGRY = (
    "I'm furious about this",
    "im so angry rn",
    "I am really fed up with you",
    "this is ridiculous",
    "That's completely unacceptable.",
    "This is beyond a joke",
    "What a joke",
    "worst customer service ever",
    "Your company is a disgrace",
    "it is driving me mad",
    "How dare you charge me for that",
    "How hard can it be to send a letter?",
    "I'm sick of waiting",
    "sick and tired of this",
    "I've had enough",
    "enough is enough",
    "You are wasting my time",
    "Are you kidding me?",
    "Are you serious?",
    "What the hell is going on",
    "Thanks for nothing.",
    "Thank you for wasting my afternoon",
    "Great, just great.",
    "Oh great, another delay",
    "Well that's just brilliant",
    "nice job guys",
    "😡",
    "WHERE IS MY MONEY YOU PEOPLE ARE UNBELIEVABLE",
    "I demand an answer",
    "Stop fobbing me off",
    "I was so annoyed when he left",
    "yeah right",
    "disgusting behaviour from your driver",
    "I am extremely irritated with this chat",
    "bloody hell what a shambles",
    "you have got to be joking",
    "this is daylight robbery",
    "I'm frustated with your service",
    "It makes me so angry",
    "Seriously?",
)
CALM = (
    "Where is my parcel?",
    "I would like to change my address please",
    "I'm not angry, I just want to know",
    "nobody here is upset",
    "It arrived this morning, thanks",
    "Great, thank you so much!",
    "I bought a joke book from you",
    "Could you help me with a refund",
    "HEY HO!",
    "My order is 55120",
    "The hat is for my cat",
    "You said that I was angry",
)
WORRIED = (
    "I'm worried about my money",
    "I am really scared now",
    "this is stressing me out, it worries me",
    "I don't know what to do",
    "What am I supposed to do now?",
    "Is my money safe?",
    "What if it doesn't come in time?",
    "someone has used my card in Leeds",
    "I think I was hacked",
    "I can't afford to lose that",
    "we're stranded at the airport",
    "I'm panicking a bit",
    "please help me",
    "I really hope it is not lost",
    "I feel anxious about the surgery bill",
    "This is very stressful",
    "will I lose my seat",
)
NOT_WORRIED = (
    "I'm not worried at all",
    "Where is my parcel?",
    "I want a refund",
    "No need to be worried, take your time",
    "thanks, bye",
)
LET_DOWN = (
    "I'm very disappointed",
    "I expected better from you",
    "You have let me down",
    "not what I ordered",
    "I'm not happy with this",
    "I thought you were better than this",
    "it ruined my holiday",
    "What a shame",
    "I've been a loyal customer for ten years",
    "You used to be so reliable",
    "dissapointed with the quality",
    "I was promised a call and still nothing",
    "😞",
    "this was such a let down",
)
NOT_LET_DOWN = ("I'm happy with it", "Where is it?", "I was not disappointed", "The colour is blue")
RELIEVED = (
    "Phew!",
    "What a relief",
    "Thank god",
    "I'm so relieved",
    "glad to hear that",
    "That's great news",
    "you're a star",
    "You are a lifesaver",
    "Finally someone who helps",
    "that puts my mind at rest",
    "I feel better now",
    "you saved my day",
    "Perfect",
    "that would be wonderful",
    "It works!",
    "😊",
    "that helps a lot",
)
NOT_RELIEVED = (
    "Great, just great.",
    "Thanks for nothing",
    "Perfect, but it is the wrong size",
    "I'm not relieved",
    "Great service",
    "ok",
)


@pytest.mark.parametrize("text", ANGRY)
def test_anger_is_seen(text: str) -> None:
    assert "shows_anger" in customer(text)


@pytest.mark.parametrize("text", CALM)
def test_no_anger_is_made_up(text: str) -> None:
    assert "shows_anger" not in customer(text)


@pytest.mark.parametrize("text", WORRIED)
def test_worry_is_seen(text: str) -> None:
    assert "shows_worry" in customer(text)


@pytest.mark.parametrize("text", NOT_WORRIED)
def test_no_worry_is_made_up(text: str) -> None:
    assert "shows_worry" not in customer(text)


@pytest.mark.parametrize("text", LET_DOWN)
def test_disappointment_is_seen(text: str) -> None:
    assert "shows_disappointment" in customer(text)


@pytest.mark.parametrize("text", NOT_LET_DOWN)
def test_no_disappointment_is_made_up(text: str) -> None:
    assert "shows_disappointment" not in customer(text)


@pytest.mark.parametrize("text", RELIEVED)
def test_relief_is_seen(text: str) -> None:
    assert "shows_relief" in customer(text)


@pytest.mark.parametrize("text", NOT_RELIEVED)
def test_no_relief_is_made_up(text: str) -> None:
    assert "shows_relief" not in customer(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I'm furious about this", "furious"),
        ("im so annoyed", "annoyed"),
        ("Thanks for nothing.", "anger"),
        ("this is ridiculous", "anger"),
    ],
)
def test_the_feeling_is_named_by_the_customers_own_word(text: str, word: str) -> None:
    assert found("shows_anger", "a: Hello", f"c: {text}").about("feeling") == word


def test_mockery_is_anger_and_no_thanks_no_relief_no_consent() -> None:
    for text in ("Thanks for nothing.", "Great, just great.", "Brilliant, just brilliant"):
        assert not {"thanks", "shows_relief", "accepts"} & customer(text)


def test_waiting_is_a_weaker_sign_than_a_word_of_anger() -> None:
    waiting = found("shows_anger", "a: Hello", "c: I have been waiting for three hours")
    named = found("shows_anger", "a: Hello", "c: I am livid")
    assert waiting.confidence < named.confidence
    assert waiting.about("feeling") == "impatience"


def test_the_quote_is_the_clause_that_shows_it() -> None:
    mark = found("shows_anger", "a: Hello", "c: My order is 551, and I'm so angry, please help")
    assert mark.quote == "and I'm so angry"
