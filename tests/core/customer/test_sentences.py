from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.customer.sentences import fold, is_question, pieces, words


@pytest.mark.parametrize(
    "text",
    [
        "What is in the parcel?",
        "what is in the parcel",
        "And when do you need it",
        "Could you tell me the number.",
        "Tell me what happened.",
        "I'd like to know when you need it.",
        "One question: what is in it",
        "So who is at home tomorrow",
        "Would a new parcel help",
        "Whats inside?",
        "Is there a number 14 near you",
    ],
)
def test_it_asks(text: str) -> None:
    assert is_question(text)


@pytest.mark.parametrize(
    "text",
    [
        "What I can do for you is this: send a new one.",
        "Have a nice day.",
        "When you open the app, you see the scan.",
        "I will send a new one tonight.",
        "Will do.",
        "How you feel about it matters to me.",
        "Has been sent.",
    ],
)
def test_it_states(text: str) -> None:
    assert not is_question(text)


def test_a_but_opens_a_new_clause() -> None:
    found = pieces("I can't refund it, but I can send a new one. Is that ok?")
    assert [piece.text for piece in found] == ["I can't refund it", "I can send a new one.", "Is that ok?"]
    assert [piece.question for piece in found] == [False, False, True]


@given(st.text(max_size=300))
def test_pieces_are_exact_places_in_the_text(text: str) -> None:
    for piece in pieces(text):
        assert text[piece.start : piece.end] == piece.text
        assert piece.text.strip() == piece.text != ""


def test_a_copied_sentence_is_known_whatever_its_punctuation() -> None:
    assert fold("I’m SO sorry!!") == fold("i'm so sorry")
    assert words("Don’t, please.") == ("don't", "please")
