from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from tests.builders import conversation, small_rubric
from tests.core.scoring.writing.word_list import FewWords

from warmline.adapters.packs import load_rubric
from warmline.adapters.spelling import Dictionary
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.scoring.writing import hindered, language_observations

WORDS = FewWords(
    "your and we wait for it the comes to you on friday then in house all day long",
    parcle="parcel",
    delivry="delivery",
    tomorow="tomorrow",
    coms="comes",
)
HARD = "a: your parcle delivry coms tomorow and we wait for it"
CORPUS = Path(__file__).parents[4] / "data" / "corpus" / "train" / "corpus.jsonl"


def test_three_slips_and_one_word_in_four_hinder_reading() -> None:
    (found,) = hindered(conversation("c: Where?", HARD), WORDS)
    assert (found.turn, found.slips, found.words) == (1, 4, 10)


@pytest.mark.parametrize(
    "text",
    [
        "your parcle delivry coms",  # too short to say
        "your parcle and the delivry come to you on friday",  # two slips
        "your parcle coms tomorow and then we wait for it in the house all day long",  # one in five
    ],
)
def test_less_than_that_does_not(text: str) -> None:
    assert hindered(conversation("c: Where?", f"a: {text}"), WORDS) == ()


def test_another_language_is_left_alone() -> None:
    mixed = "a: parcle delivry coms xaaa xbbb xccc xddd xeee"
    assert hindered(conversation("c: Where?", mixed), WORDS) == ()
    assert hindered(replace(conversation("c: Where?", HARD), language="de"), WORDS) == ()
    assert hindered(replace(conversation("c: Where?", HARD), language="en-IN"), WORDS) != ()


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.IN_PERSON, Channel.OTHER])
def test_only_written_channels_are_looked_at(channel: Channel) -> None:
    assert hindered(conversation("c: Where?", HARD, channel=channel), WORDS) == ()


def test_the_customers_slips_are_the_customers() -> None:
    assert hindered(conversation(HARD.replace("a:", "c:"), "a: It is here."), WORDS) == ()


def test_it_speaks_to_one_behaviour_of_one_skill() -> None:
    (found,) = language_observations(conversation("c: Where?", HARD), WORDS, load_rubric())
    assert (found.behaviour, found.skill, found.turn, found.anchor) == ("correct_language", "business_writing", 1, 1)
    assert not found.taken


def test_a_rubric_without_the_behaviour_hears_nothing() -> None:
    assert language_observations(conversation("c: Where?", HARD), WORDS, small_rubric()) == ()


def test_no_text_of_the_training_corpus_is_hard_to_read() -> None:
    """Learners' errors and many Englishes are in it."""
    words = Dictionary()
    lines = [json.loads(line) for line in CORPUS.read_text("utf-8").splitlines()]
    errors = [each for each in lines if each["english"] == "second_language_errors"]
    assert errors
    for each in errors:
        said = Turn(Speaker.AGENT, each["turn"]["text"])
        assert hindered(Conversation(each["id"], (said,), Channel.CHAT), words) == ()
