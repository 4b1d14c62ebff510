from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.grammar import grammar_slips


@pytest.mark.parametrize(
    ("text", "rule", "words", "better"),
    [
        ("You should of got it.", "of_for_have", "should of", "should have"),
        ("Your welcome!", "your_for_you_are", "Your welcome", "You're welcome"),
        ("I see you're order here.", "you_are_for_your", "you're order", "your order"),
        ("It came later then planned.", "then_for_than", "later then", "later than"),
        ("We didn't received it.", "past_after_did", "didn't received", "didn't receive"),
        ("It takes a hour.", "a_for_an", "a hour", "an hour"),
        ("This is a error.", "a_for_an", "a error", "an error"),
        ("Send an letter.", "an_for_a", "an letter", "a letter"),
        ("I sent the the label.", "twice", "the the", "the"),
        ("It is more faster.", "more_better", "more faster", "faster"),
        ("So you don't loose your seat.", "loose_for_lose", "don't loose your", "don't lose your"),
        ("I know there order number is wrong.", "there_for_their", "there order", "their order"),
        ("It have been sent.", "have_for_has", "It have", "It has"),
        ("They can gave you a card.", "to_and_past", "can gave", "can give"),
    ],
)
def test_each_rule_finds_its_slip(text: str, rule: str, words: str, better: str) -> None:
    (found,) = grammar_slips(text)
    assert (found.rule, found.words, found.better) == (rule, words, better)
    assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "It could of course be late.",
        "See page 3 of your welcome kit.",
        "You're first in the queue.",
        "It is better then, I think.",
        "If it comes later then we will call.",
        "I did send it and did not receive it.",
        "A user, a unit, a one-way trip and a European bank; an hour, an honest word, an MRI.",
        "You got on on the first of January.",
        "Had had, that that, very very late.",
        "More cheap seats.",
        "A loose wire.",
        "Is there order in it? There is.",
        "Does it have a label? Will she have been there?",
        "Talk to called customers and go to found it.",
        "You wrote “I should of known”.",
        "Do one thing, kindly revert. I am having the card only. He don't mind, so it's grand.",
        "They've a van in it today itself, lah.",
    ],
)
def test_right_sentences_and_other_englishes_are_left_alone(text: str) -> None:
    assert grammar_slips(text) == ()


def test_finds_come_in_order_and_do_not_overlap() -> None:
    found = grammar_slips("It takes a hour and is more faster, and we didn't got it.")
    assert [each.rule for each in found] == ["a_for_an", "more_better", "past_after_did"]


@given(st.text(alphabet="a ofthen yourwelcm'.", max_size=120))
def test_finds_are_stretches_of_the_text(text: str) -> None:
    last = 0
    for each in grammar_slips(text):
        assert text[each.start : each.end] == each.words
        assert each.start >= last
        last = each.end


@pytest.mark.parametrize("word", ["user", "unit", "European", "one-off", "UK", "USB", "useful", "uniform", "once-only"])
def test_words_that_sound_like_a_consonant_keep_their_a(word: str) -> None:
    assert grammar_slips(f"It is a {word} thing.") == ()


@pytest.mark.parametrize("word", ["hour", "honest", "heir", "MRI", "SMS", "FBI", "herb", "historic", "NHS"])
def test_words_that_may_sound_like_a_vowel_keep_their_an(word: str) -> None:
    assert grammar_slips(f"It is an {word} thing.") == ()


@pytest.mark.parametrize("word", ["to", "the", "your", "please", "is"])
def test_a_word_typed_twice_is_found_at_any_place(word: str) -> None:
    assert [each.rule for each in grammar_slips(f"So {word} {word} it.")] == ["twice"]
    assert grammar_slips(f"So {word}. {word.capitalize()} it.") == ()
