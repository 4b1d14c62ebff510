from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.customer.language import Voice
from warmline.core.customer.language.habits import in_voice, spelled_out


@pytest.mark.parametrize(
    ("short", "full"),
    [
        ("I'm not sure.", "I am not sure."),
        ("I can't and won't.", "I cannot and will not."),
        ("Why can't you? Can't we?", "Why can you not? Can we not?"),
        ("That's it. It's mine.", "That is it. It is mine."),
        ("It's been bad.", "It has been bad."),
        ("You've seen what they'll do.", "You have seen what they will do."),
        ("I'd like that.", "I would like that."),
        ("I don't know.", "I do not know."),
        ("You do know, don't you?", "You do know, don't you?"),
        ("Let's wait.", "Let us wait."),
        ("The company's phone.", "The company's phone."),
    ],
)
def test_a_formal_voice_spells_out(short: str, full: str) -> None:
    assert spelled_out(short) == full


def test_the_last_stop_goes_its_way() -> None:
    rng = random.Random(1)
    assert in_voice("Fine.", Voice("a", "", no_stop=1.0), rng) == "Fine"
    assert in_voice("Fine.", Voice("a", "", trail=1.0), rng) == "Fine..."
    assert in_voice("Fine.", Voice("a", "", exclaim=1.0), rng) == "Fine!"
    assert in_voice("Fine?", Voice("a", "", no_stop=1.0), rng) == "Fine?"


def test_a_small_beginning_spares_i_and_abbreviations() -> None:
    lower = Voice("a", "", lower=1.0)
    assert in_voice("Fine.", lower, random.Random(1)) == "fine."
    assert in_voice("I know.", lower, random.Random(1)) == "I know."
    assert in_voice("PX-4471.", lower, random.Random(1)) == "PX-4471."


@given(st.text(max_size=80))
def test_a_plain_voice_changes_nothing(text: str) -> None:
    assert in_voice(text, Voice("plain", ""), random.Random(1)) == text


def test_a_spelling_of_ones_own_keeps_the_capital_and_whole_words() -> None:
    own = Voice("a", "", respell=("okay > ok", "because > cause"))
    assert in_voice("Okay, because it's okayed.", own, random.Random(1)) == "Ok, cause it's okayed."


def test_habits_of_the_pen_do_not_count_on_the_phone() -> None:
    pen = Voice("a", "", no_stop=1.0, lower=1.0, respell=("okay > ok",), spell_out=True)
    assert in_voice("Okay, I'm here.", pen, random.Random(1), spoken=True) == "Okay, I am here."
    assert in_voice("Really?!", pen, random.Random(1), spoken=True) == "Really?"


def test_small_letters_begin_every_sentence_but_spare_i() -> None:
    assert in_voice("Fine. So what? I know.", Voice("a", "", lower=1.0), random.Random(1)) == "fine. so what? I know."
