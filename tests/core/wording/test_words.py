from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.wording.spelling import plain_words
from warmline.core.wording.words import BREAK, read_words


def plain(text: str) -> list[str]:
    return [word.text for sentence in read_words(text) for word in sentence.words]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Can't", ("can", "not")),
        ("CAN’T", ("can", "not")),
        ("cant", ("can", "not")),
        ("won't", ("will", "not")),
        ("don't", ("do", "not")),
        ("didnt", ("did", "not")),
        ("cannot", ("can", "not")),
        ("I'm", ("i", "am")),
        ("im", ("i", "am")),
        ("I've", ("i", "have")),
        ("we'll", ("we", "will")),
        ("you're", ("you", "are")),
        ("I'd", ("i", "would")),
        ("it's", ("it", "is")),
        ("parcel's", ("parcel",)),
        ("let's", ("let", "us")),
        ("u", ("you",)),
        ("pls", ("please",)),
        ("thx", ("thanks",)),
        ("gonna", ("going", "to")),
        ("sooooo", ("so",)),
        ("helloooo", ("hello",)),
        ("apologize", ("apologise",)),
        ("realized", ("realised",)),
        ("size", ("size",)),
        ("prize", ("prize",)),
        ("tomorow", ("tomorrow",)),
        ("recieve", ("receive",)),
        ("parcel", ("parcel",)),
        ("wont", ("will", "not")),
        ("ill", ("ill",)),
        ("well", ("well",)),
    ],
)
def test_one_form_for_many_spellings(written: str, expected: tuple[str, ...]) -> None:
    assert plain_words(written) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I can’t come", ["i", "can", "not", "come"]),
        ("at 18:00, £3.50 & 20%", ["at", "18:00", "£3.50", "and", "20%"]),
        ("5pm 2nd", ["5pm", "2nd"]),
        ("e-mail me", ["email", "me"]),
        ("pick-up point", ["pick", "up", "point"]),
        ("yes: now", ["yes", BREAK, "now"]),
        ("so - what", ["so", BREAK, "what"]),
        ("😡😡 ok", ["<angry_face>", "ok"]),
        ("你好", ["你好"]),
        ("", []),
    ],
)
def test_texts_become_plain_words(text: str, expected: list[str]) -> None:
    assert plain(text) == expected


def test_words_know_their_place_and_clause() -> None:
    text = "Don't go, I'll come"
    words = read_words(text)[0].words
    assert [text[word.start : word.end] for word in words] == ["Don't", "Don't", "go", "I'll", "I'll", "come"]
    assert [word.clause for word in words] == [0, 0, 0, 1, 1, 1]


def test_a_question_mark_at_the_end_asks() -> None:
    asks = [sentence.asks for sentence in read_words("Where? There. Really?! (or not?) ok")]
    assert asks == [True, False, True, True, False]


@given(st.text(max_size=200))
def test_every_word_lies_in_its_sentence(text: str) -> None:
    for sentence in read_words(text):
        for word in sentence.words:
            assert sentence.start <= word.start < word.end <= sentence.end
            assert word.text


@given(st.text(alphabet="abcxyz'’ITnt", min_size=1, max_size=12))
def test_plain_words_are_lower_case_and_stay_as_they_are(raw: str) -> None:
    for word in plain_words(raw):
        assert word == word.lower()
