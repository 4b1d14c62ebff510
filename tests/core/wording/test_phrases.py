from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.phrases import Phrase


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("parcel", "The parcel is here", "parcel"),
        ("new|another + parcel|package", "I'll send a new parcel", "new parcel"),
        ("parcel + new", "I'll send a new parcel", "new parcel"),
        ("new|another + parcel|package", "a package, and another one", "package, and another"),
        ("pick up point", "at the pick-up point", "pick-up point"),
        ("second parcel", "a second  parcel", "second  parcel"),
        ("refund*", "I am refunding it", "refunding"),
        ("refund*", "a refund", "refund"),
        ("don't", "I don’t", "don’t"),
        ("don't", "i dont", "dont"),
        ("DON'T", "I don't", "don't"),
        ("18:00", "by 18:00.", "18:00"),
        ("£20", "it costs £20 now", "£20"),
        ("not", "I can't", "can't"),
        ("not", "we cannot", "cannot"),
        ("not", "it isnt", "isnt"),
        ("not", "it is not", "not"),
        ("e-mail|email", "by e-mail", "e-mail"),
        ("parcel", "PARCEL", "PARCEL"),
    ],
)
def test_what_a_phrase_finds(pattern: str, text: str, found: str) -> None:
    span = Phrase.parse(pattern).search(text)
    assert span is not None
    assert text[span[0] : span[1]] == found


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("parcel", "parcels"),
        ("parcel", "subparcel"),
        ("new + parcel", "It is new. The parcel is old."),
        ("new + parcel", "new\nparcel"),
        ("new + parcel", "a new one"),
        ("new parcel", "new big parcel"),
        ("new + parcel + !not", "I will not send a new parcel"),
        ("new + parcel + !not", "I can't send a new parcel"),
        ("new + parcel + !used|broken", "a new parcel, not a broken one"),
        ("parcel", ""),
        ("not", "notable knots"),
        ("refund*", "prerefund"),
    ],
)
def test_what_a_phrase_does_not_find(pattern: str, text: str) -> None:
    assert Phrase.parse(pattern).search(text) is None


def test_an_unwanted_word_counts_in_its_own_sentence_only() -> None:
    phrase = Phrase.parse("new + parcel + !not")
    text = "I do not know. I'll send a new parcel."
    span = phrase.search(text)
    assert span is not None
    assert text[span[0] : span[1]] == "new parcel"


def test_the_first_sentence_that_fits_is_taken() -> None:
    text = "No new one. A new parcel. Another new parcel."
    span = Phrase.parse("new + parcel").search(text)
    assert span is not None
    assert text[slice(*span)] == "new parcel"
    assert span[0] == text.index("new parcel")


@pytest.mark.parametrize("pattern", ["", "   ", "a||b", "a +", "+ a", "a + + b", "!a", "a*b", "*", "a + !", "a + b!"])
def test_a_pattern_that_cannot_be_read_says_what_was_expected(pattern: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        Phrase.parse(pattern)


def test_the_message_quotes_the_pattern() -> None:
    with pytest.raises(ValueError, match=r"a\*b"):
        Phrase.parse("new + a*b")


def test_parsing_is_remembered() -> None:
    assert Phrase.parse("new + parcel") is Phrase.parse("new + parcel")


def test_a_long_text_is_searched_in_linear_time() -> None:
    phrase = Phrase.parse("new + parcel|pack of two + !not")
    assert phrase.search("new " * 5_000) is None
    assert phrase.search("pack of " * 2_500) is None
    assert phrase.search("new" + " " * 20_000 + "parcel") is not None


@given(st.text(max_size=200))
def test_a_span_always_lies_in_the_text(text: str) -> None:
    span = Phrase.parse("a*|e*|not + t*|i*").search(text)
    if span is not None:
        assert 0 <= span[0] < span[1] <= len(text)


@given(st.from_regex(r"[a-z]{1,8}( [a-z]{1,8}){0,2}", fullmatch=True))
def test_words_find_themselves(words: str) -> None:
    assert Phrase.parse(words).search(f"so {words} then") is not None
