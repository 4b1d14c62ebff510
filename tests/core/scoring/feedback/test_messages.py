from __future__ import annotations

import re

import pytest

from warmline.core.moves import CUES, MOVES, Sign
from warmline.core.scoring.feedback.messages import CUE_CLAUSES, DONE, MESSAGES
from warmline.core.scoring.feedback.voice import Voice
from warmline.core.wording.readability import readability

SLOTS = {
    "done": "named what she felt",
    "cue": "she sounded worried",
    "step": "put a clock time in it.",
    "quote": "I will pay",
    "words": "Thank you",
    "answer": 3,
    "feeling": "worried",
    "deadline": "by Friday",
    "moment": "Where is it?",
}


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_every_wording_can_be_said_and_is_plain(key: str) -> None:
    for pronoun in ("she", "he", "they"):
        voice = Voice("seed", "Ines", pronoun)
        for _ in MESSAGES[key]:
            said = voice.say(key, **SLOTS)
            assert said[0].isupper()
            assert said.rstrip()[-1] in ".?”"
            assert "{" not in said
            assert readability(said).grade <= 8


@pytest.mark.parametrize("key", sorted(MESSAGES))
def test_a_letter_does_not_say_the_same_twice_before_all_were_said(key: str) -> None:
    voice = Voice("seed", "Ines", "she")
    said = [voice.say(key, **SLOTS) for _ in MESSAGES[key]]
    assert len(set(said)) == len(MESSAGES[key])


def test_every_helpful_move_and_every_cue_has_words() -> None:
    assert {name for name, term in MOVES.items() if term.sign is Sign.HELPS} <= set(DONE) <= set(MOVES)
    assert set(CUE_CLAUSES) == set(CUES)


def test_pronouns_are_filled_in_the_right_form() -> None:
    assert Voice("s", "Gordon", "he").done("uses_name") == "used his name"
    assert Voice("s", "the customer", "they").cue("thanks") == "the customer said thank you"
    assert Voice("s", "Jun", "none").done("offers_options") == "gave them a choice"
    assert Voice("s", "Jun").done("insults") is None
    assert Voice("s", "Jun").cue("nothing") is None


def test_slots_are_those_that_the_letter_fills() -> None:
    names = {slot.casefold() for ways in MESSAGES.values() for way in ways for slot in re.findall(r"{(\w+)}", way)}
    assert names <= set(SLOTS) | {"name", "they", "them", "their"}


def test_words_with_braces_are_shown_as_they_are() -> None:
    assert "{name}" in Voice("s", "Ines", "she").say("they_answered", words="my {name} is")
