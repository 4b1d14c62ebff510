from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.plain import PLAIN, stiff_words
from warmline.core.wording.readability import syllables


@pytest.mark.parametrize(
    ("text", "word", "plain"),
    [
        ("We will utilise your card.", "utilise", "use"),
        ("Prior to your visit, call us.", "Prior to", "before"),
        ("Write to us in the event of loss.", "in the event of", "if there is"),
        ("We will forward your letter.", "forward", "send on"),
    ],
)
def test_a_stiff_word_has_a_plain_one_beside_it(text: str, word: str, plain: str) -> None:
    (found,) = stiff_words(text)
    assert (found.word, found.plain) == (word, plain)
    assert text[found.start : found.end] == word


@pytest.mark.parametrize(
    "text",
    [
        "I look forward to it.",
        "Kindly send it as per the list, and do the needful.",
        "The purchaser waits.",
        "Use it before noon.",
    ],
)
def test_plain_and_polite_words_are_left_alone(text: str) -> None:
    assert stiff_words(text) == ()


def test_the_longest_phrase_wins() -> None:
    assert [each.word for each in stiff_words("In the event of loss or at present?")] == [
        "In the event of",
        "at present",
    ]


def test_no_plain_word_is_longer_than_the_stiff_one() -> None:
    for stiff, plain in PLAIN.items():
        assert sum(map(syllables, plain.split())) <= sum(map(syllables, stiff.split())), stiff
        assert plain not in PLAIN


@given(st.text(max_size=300))
def test_finds_are_stretches_of_the_text(text: str) -> None:
    for each in stiff_words(text):
        assert text[each.start : each.end] == each.word
