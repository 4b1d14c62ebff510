"""One spelling for many."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from warmline.core.wording.spelling import _WHOLE, plain_words
from warmline.core.wording.words import read_words


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("Can't", "can not"),
        ("CAN’T", "can not"),
        ("cant", "can not"),
        ("won‘t", "will not"),
        ("didn't", "did not"),
        ("didnt", "did not"),
        ("wouldnt", "would not"),
        ("I'll", "i will"),
        ("we've", "we have"),
        ("they're", "they are"),
        ("I'd", "i would"),
        ("i'm", "i am"),
        ("it's", "it is"),
        ("that's", "that is"),
        ("nobody's", "nobody is"),
        ("gonna", "going to"),
        ("lemme", "let me"),
        ("idk", "i do not know"),
    ],
)
def test_short_forms_are_written_out(raw: str, plain: str) -> None:
    assert " ".join(plain_words(raw)) == plain


@pytest.mark.parametrize("raw", ["parcel's", "Ines's", "driver’s", "company's"])
def test_the_s_of_an_owner_is_left_out_and_is_no_verb(raw: str) -> None:
    (word,) = plain_words(raw)
    assert word == raw.lower()[:-2]


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("apologize", "apologise"),
        ("apologized", "apologised"),
        ("organizes", "organises"),
        ("realizing", "realising"),
        ("size", "size"),
        ("prize", "prize"),
        ("seized", "seized"),
        ("resize", "resize"),
        ("color", "colour"),
        ("canceled", "cancelled"),
    ],
)
def test_american_forms_become_british_and_words_that_only_look_so_stay(raw: str, plain: str) -> None:
    assert plain_words(raw) == (plain,)


@pytest.mark.parametrize(
    ("raw", "plain"),
    [
        ("sooooo", "so"),
        ("pleeease", "please"),
        ("noooo", "no"),
        ("hellooo", "hello"),
        ("plssss", "please"),
        ("good", "good"),
        ("free", "free"),
        ("1000", "1000"),
        ("00000", "00000"),
    ],
)
def test_stretched_words_shrink_and_figures_do_not(raw: str, plain: str) -> None:
    assert plain_words(raw) == (plain,)


@pytest.mark.parametrize("raw", ["sory", "SORRI", "definately", "tmrw", "tommorow", "adress", "problm", "teh"])
def test_common_slips_are_mended(raw: str) -> None:
    (word,) = plain_words(raw)
    assert word in {"sorry", "definitely", "tomorrow", "address", "problem", "the"}


@pytest.mark.parametrize("written", sorted(_WHOLE))
def test_what_a_slip_becomes_is_plain_already(written: str) -> None:
    plain = plain_words(written)
    assert plain == tuple(_WHOLE[written].split())
    assert tuple(again for word in plain for again in plain_words(word)) == plain


@given(st.text(st.sampled_from("abnetsdmvirluzg'’1"), min_size=1, max_size=12))
def test_small_and_capital_letters_are_the_same_word(raw: str) -> None:
    assert plain_words(raw) == plain_words(raw.upper())


@given(st.text(st.sampled_from("abnetsdmvirluzg'’ -.,!?1£@"), max_size=40) | st.text(max_size=40))
@example("n't")
@example("I n’t 's")
def test_no_text_has_an_empty_word_and_words_stand_inside_it(text: str) -> None:
    last = 0
    for sentence in read_words(text):
        assert last <= sentence.start <= sentence.end <= len(text)
        last = sentence.end
        for word in sentence.words:
            assert word.text
            assert sentence.start <= word.start < word.end <= sentence.end
