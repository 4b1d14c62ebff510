from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found, names

OWN_WORDS = (
    "You waited in for two days and nothing came. No wonder you are annoyed.",
    "No wonder you're annoyed after two days of waiting in.",
    "Two days at home for nothing, that's really frustrating.",
    "Her birthday is on Saturday and the parcel is nowhere. That must be so stressful.",
    "I can see how annoying it is to wait in for two days and get nothing.",
    "Waiting in for two days only to find nothing must have been maddening.",
    "With your daughter's birthday on Saturday, that is worrying.",
    "What a frustrating two days, and with a birthday coming up.",
    "I understand that you are worried about the birthday on Saturday.",
    "I'm so sorry, you waited two days and nothing came.",
    "You must be upset, two days of waiting and no parcel.",
    "It's awful to wait two days for a birthday parcel.",
    "You should never have had to wait two days for nothing.",
    "nobody wants to sit at home for two days and see nothing come, that is so annoying",
    "I hear how much this birthday means, and that two days of waiting made you angry.",
)
GENERAL = (
    "I understand your frustration.",
    "I completely understand how you feel.",
    "I know how you feel.",
    "I hear you.",
    "I can see why that's frustrating.",
    "I totally get how annoying this is.",
    "Sorry to hear that.",
    "I understand.",
    "I can imagine how frustrating this must be.",
    "I understand that you are upset.",
    "We apologise for your frustration.",
    "I fully understand your concerns.",
    "I share your pain.",
    "I understand you are annoyed about the two days, but that is normal.",
)
NEITHER = (
    "I'll send a new one today.",
    "What is your order number?",
    "Sorry if you feel that way.",
    "Calm down.",
    "The parcel is in Leeds.",
    "Please wait one moment.",
    "You are not worried, are you?",
    "I don't understand why you are so upset about a parcel.",
)
VALID = (
    "Anyone would be annoyed after that.",
    "You have every right to be upset.",
    "That's completely understandable.",
    "I would be furious too.",
    "No wonder you are angry.",
    "Of course you want to know where it is.",
    "You're right to expect better.",
    "I don't blame you.",
    "It makes perfect sense that you are worried.",
    "In your place I would ask the same.",
    "That's a fair point.",
    "I'd have been annoyed as well.",
    "It is only natural to be worried when it says delivered.",
    "you're absolutely right",
    "You have good reason to be cross.",
)
NOT_VALID = (
    "That's not a fair point.",
    "You have no right to be upset.",
    "I can't say that is understandable.",
    "I understand your frustration.",
    "I will call you.",
    "I'd be happy to help with that.",
    "You are right handed",
)


@pytest.mark.parametrize("text", OWN_WORDS)
def test_a_feeling_met_in_own_words_and_tied_to_this_customer(text: str) -> None:
    moves = agent(text)
    assert "acknowledges_feeling" in moves
    assert "acknowledges_generically" not in moves


@pytest.mark.parametrize("text", GENERAL)
def test_a_phrase_that_fits_everybody_is_general(text: str) -> None:
    moves = agent(text)
    assert "acknowledges_generically" in moves
    assert "acknowledges_feeling" not in moves


@pytest.mark.parametrize("text", NEITHER)
def test_no_acknowledgement_is_made_up(text: str) -> None:
    assert not {"acknowledges_feeling", "acknowledges_generically"} & agent(text)


@pytest.mark.parametrize("text", VALID)
def test_saying_that_it_makes_sense(text: str) -> None:
    assert "validates" in agent(text)


@pytest.mark.parametrize("text", NOT_VALID)
def test_no_validation_is_made_up(text: str) -> None:
    assert "validates" not in agent(text)


def test_the_same_words_are_general_to_a_customer_who_said_something_else() -> None:
    text = "a: Two days at home for nothing, that's really frustrating."
    assert "acknowledges_feeling" in names(PARCEL, text)
    assert "acknowledges_feeling" not in names("c: My card was charged twice, I am livid.", text)


def test_the_feeling_is_named() -> None:
    mark = found("acknowledges_feeling", PARCEL, "a: No wonder you're annoyed after two days of waiting in.")
    assert mark.about("feeling") == "annoyed"


def test_a_tie_in_the_sentence_beside_it_counts() -> None:
    mark = found("acknowledges_feeling", PARCEL, "a: You waited in for two days. That must be so annoying.")
    assert mark.quote == "That must be so annoying."


def test_without_any_word_of_the_customer_only_concrete_words_count() -> None:
    assert "acknowledges_feeling" in names("a: Standing at the gate with two children must be exhausting.")
    assert "acknowledges_feeling" not in names("a: That must be frustrating.")


def test_later_turns_tie_to_earlier_ones() -> None:
    talk = (
        PARCEL,
        "a: Let me look.",
        "c: ok",
        "a: No wonder you are annoyed, two days of waiting for her birthday parcel.",
    )
    assert "acknowledges_feeling" in names(*talk)
