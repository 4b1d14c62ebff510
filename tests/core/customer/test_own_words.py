"""What is an insult, and what only sounds like one."""

from __future__ import annotations

import pytest
from tests.scenes import read, talk

from warmline.core.customer.own_words import without_own_words
from warmline.core.customer.state import Ending

HARSH = "This is really stupid, you are all liars there."


def kept(text: str, quote: str, *customer: str) -> bool:
    return "insults" in without_own_words(read(text, ("insults", quote)), customer).names()


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You say it is really stupid, and I see why.", "really stupid"),
        ("“Really stupid” is a fair word for it.", "Really stupid"),
        ("Nobody likes to be called liars, but it has a reason.", "liars"),
        ("It is a stupid thing to happen on such a day.", "stupid thing"),
    ],
)
def test_the_customers_own_words_said_back_are_none(text: str, quote: str) -> None:
    assert not kept(text, quote, HARSH)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("How stupid of us.", "stupid of us"),
        ("Silly me, I see it now.", "Silly me"),
        ("I am an idiot, sorry.", "I am an idiot"),
        ("We were useless here.", "useless"),
        ("That was a stupid mistake on our side.", "stupid mistake"),
    ],
)
def test_scolding_oneself_is_none(text: str, quote: str) -> None:
    assert not kept(text, quote)


@pytest.mark.parametrize(
    ("text", "quote"),
    [
        ("You are really stupid.", "really stupid"),
        ("That is really stupid of you.", "really stupid of you"),
        ("You stupid woman.", "stupid woman"),
        ("You're liars yourselves.", "liars"),
        ("You sound stupid.", "stupid"),
    ],
)
def test_aimed_at_the_customer_it_stays_whoever_said_it_first(text: str, quote: str) -> None:
    assert kept(text, quote, HARSH)


@pytest.mark.parametrize("text", ["That's a stupid question.", "What a stupid complaint.", "Idiot."])
def test_a_new_word_is_an_insult(text: str) -> None:
    assert kept(text, text.strip("."), "My parcel is not here.")


def test_sharing_an_ordinary_word_excuses_nothing() -> None:
    assert kept("Your complaint is stupid.", "complaint is stupid", "I have a complaint.")


def test_praise_is_no_insult() -> None:
    assert not kept("Customers like you are the best.", "Customers like you")
    assert kept("You are the best idiot.", "best idiot")


def test_other_marks_stay_as_they_are() -> None:
    text = "How stupid of us, I am sorry."
    found = without_own_words(read(text, ("insults", "stupid of us"), ("apologises", "I am sorry")), ())
    assert found.names() == {"apologises"}
    assert found.text == text


def test_a_reading_without_insults_is_returned_itself() -> None:
    reading = read("I am sorry.", ("apologises", "I am sorry"))
    assert without_own_words(reading, (HARSH,)) is reading


def test_the_scene_forgives_what_was_only_said_back() -> None:
    scene = talk("How stupid of us, I am sorry.", "How stupid of us, really.")
    assert scene.state.insulted == 0
    assert scene.ended is None
    assert "insults" not in scene.turns[1].reading.names()  # type: ignore[union-attr]


def test_the_scene_still_ends_after_real_insults() -> None:
    scene = talk("You are an idiot.", "You are a stupid idiot.")
    assert scene.ended is Ending.LEFT
