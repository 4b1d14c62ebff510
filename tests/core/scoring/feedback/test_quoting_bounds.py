"""How long a quote is and where it is cut, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.builders import mark

from warmline.core.scoring.feedback.quoting import LONGEST, first_words, quote_marks, quote_span, quote_words

WORDS = [f"w{number:02d}" for number in range(60)]
TEXT = " ".join(WORDS)  # one sentence of 239 letters, each word four with its space


def place(word: str) -> tuple[int, int]:
    start = TEXT.index(word)
    return start, start + len(word)


def test_a_third_of_the_room_goes_before_the_words_and_the_rest_after() -> None:
    start, end = place("w30")[0], place("w35")[1]
    found = quote_span(TEXT, start, end, 83)
    # 23 letters are the words' own; of the 60 left, 20 go before them, up to whole words.
    assert found.exact.startswith("w26 ")
    assert found.exact.endswith(" w46")


@pytest.mark.parametrize("longest", [20, 40, 63, 100, 170, 238])
@pytest.mark.parametrize("word", ["w00", "w01", "w17", "w30", "w58", "w59"])
def test_a_long_sentence_is_never_quoted_longer_than_it_may_be(word: str, longest: int) -> None:
    found = quote_span(TEXT, *place(word), longest)
    assert len(found.exact) <= longest
    assert word in found.exact


@pytest.mark.parametrize("word", ["w00", "w30", "w59"])
def test_a_sentence_as_long_as_allowed_is_quoted_whole(word: str) -> None:
    found = quote_span(TEXT, *place(word), len(TEXT))
    assert (found.exact, found.shown) == (TEXT, TEXT)


def test_one_letter_less_and_it_is_cut() -> None:
    found = quote_span(TEXT, *place("w30"), len(TEXT) - 1)
    assert found.exact != TEXT
    assert "…" in found.shown


@pytest.mark.parametrize(("word", "before", "after"), [("w00", "", " …"), ("w30", "… ", " …"), ("w59", "… ", "")])
def test_dots_stand_where_words_were_left_out(word: str, before: str, after: str) -> None:
    found = quote_span(TEXT, *place(word), 40)
    assert found.shown == f"{before}{found.exact}{after}"


def test_words_longer_than_allowed_are_quoted_all_the_same() -> None:
    start, end = place("w30")[0], place("w50")[1]
    found = quote_span(TEXT, start, end, 30)
    assert TEXT[start:end] in found.exact


def test_the_sentence_is_chosen_by_where_the_words_begin() -> None:
    text = "One is here. Two is there. Three is far."
    assert quote_words(text, "Two").exact == "Two is there."  # type: ignore[union-attr]
    assert quote_words(text, "is far").exact == "Three is far."  # type: ignore[union-attr]
    assert quote_words(text, "here. Two").exact == "One is here. Two"  # type: ignore[union-attr]


def test_marks_too_far_apart_are_quoted_around_the_first() -> None:
    marks = [mark("next_step", TEXT, "w05"), mark("next_step", TEXT, "w55")]
    found = quote_marks(TEXT, marks, 60)
    assert "w05" in found.exact
    assert "w55" not in found.exact


def test_marks_within_reach_are_quoted_together() -> None:
    marks = [mark("next_step", TEXT, "w05"), mark("next_step", TEXT, "w55")]
    assert quote_marks(TEXT, marks, len(TEXT)).exact == TEXT


def test_without_a_mark_a_long_turn_is_cut_to_its_sentence() -> None:
    said = "I send the new one today by 18:00. " + "Hello there. " * 30
    found = quote_marks(said, (), LONGEST)
    assert len(found.exact) <= LONGEST
    assert found.exact in said


def test_whole_sentences_are_taken_up_to_the_very_last_letter_allowed() -> None:
    text = "One two. Three four. Five."
    assert first_words(text, len("One two. Three four.")).exact == "One two. Three four."
    assert first_words(text, len("One two. Three four.") - 1).exact == "One two."
    assert first_words(text, len(text)).exact == text


def test_a_first_sentence_that_is_too_long_is_cut_between_words() -> None:
    found = first_words(TEXT, 40)
    assert found.exact == " ".join(WORDS[:10])
    assert found.shown == f"{found.exact} …"


@given(st.integers(0, 59), st.integers(8, 260))
def test_a_cut_never_goes_through_a_word(number: int, longest: int) -> None:
    found = quote_span(TEXT, *place(WORDS[number]), longest)
    assert set(found.exact.split()) <= set(WORDS)


@given(st.text(alphabet="ab .!?", min_size=1, max_size=120), st.integers(1, 60))
def test_first_words_are_the_first_words(text: str, longest: int) -> None:
    found = first_words(text, longest)
    assert text.strip().startswith(found.exact)
    assert found.shown.removesuffix(" …") == found.exact


@pytest.mark.parametrize("before", range(1, 70, 3))
def test_where_a_sentence_stands_does_not_change_how_long_it_may_be(before: int) -> None:
    sentence = "It is on the van and the driver rings at your door."
    text = "a" * before + ". " + sentence
    start = text.index("driver")
    assert quote_span(text, start, start + 6, len(sentence)).exact == sentence
    assert quote_span(text, start, start + 6, len(sentence) - 1).exact != sentence


@pytest.mark.parametrize(("longest", "words"), [(38, 9), (39, 10), (42, 10), (43, 11)])
def test_a_word_that_just_fits_is_kept(longest: int, words: int) -> None:
    assert first_words(TEXT, longest).exact == " ".join(WORDS[:words])
