from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.moves.negation import is_negated, is_reported


def negated(text: str, words: str) -> bool:
    start = text.index(words)
    return is_negated(text, start, start + len(words))


def reported(text: str, words: str) -> bool:
    start = text.index(words)
    return is_reported(text, start, start + len(words))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I can't send a new one", "send a new one"),
        ("I cant send a new one", "send"),
        ("I’m not going to tell you to calm down", "calm down"),
        ("We will never refund it", "refund"),
        ("I don't think I can send it", "send"),
        ("There is no refund", "refund"),
        ("without a refund", "refund"),
        ("Nobody will call you", "call you"),
        ("We won't, I'm afraid, ever not send it", "send it"),
        ("instead of sending it", "sending"),
        ("We are unable to send it", "send"),
        ("It is hardly a refund", "refund"),
        ("I would not say that it is fine", "fine"),
        ("neither a refund", "refund"),
    ],
)
def test_words_under_a_denial(text: str, words: str) -> None:
    assert negated(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("I can send a new one", "send a new one"),
        ("It didn't come, I'll send a new one", "send a new one"),
        ("I can't refund it but I can send a new one", "send a new one"),
        ("No wonder you are annoyed", "you are annoyed"),
        ("not only a refund", "refund"),
        ("No problem, I'll send it", "send it"),
        ("If you don't stop I will end this", "end this"),
        ("Why don't I send a new one", "send a new one"),
        ("I can't do it. I'll send one", "send one"),
        ("It is not here because the van broke", "because"),
        ("Couldn't you send it", "send it"),
        ("no doubt you are worried", "worried"),
        ("I'll send it, no matter what", "send it"),
    ],
)
def test_words_that_stand_free(text: str, words: str) -> None:
    assert not negated(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("you told me to calm down", "calm down"),
        ("You said it was my fault", "my fault"),
        ("he promised to call back", "call back"),
        ("They claimed it is only a parcel", "only a parcel"),
        ("my colleague said calm down", "calm down"),
        ("the driver called you an idiot", "idiot"),
    ],
)
def test_words_told_as_somebody_elses(text: str, words: str) -> None:
    assert reported(text, words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("calm down", "calm down"),
        ("I said calm down", "calm down"),
        ("You told me so, but it is my fault", "my fault"),
        ("He told me. Calm down", "Calm down"),
        ("I called you, idiot", "idiot"),
    ],
)
def test_words_that_are_the_speakers_own(text: str, words: str) -> None:
    assert not reported(text, words)


def test_a_place_outside_every_sentence_is_neither() -> None:
    assert not is_negated("", 0, 0)
    assert not is_negated("   ", 1, 2)
    assert not is_reported("not so", 99, 100)


@given(st.text(max_size=80), st.integers(0, 80), st.integers(0, 80))
def test_any_place_in_any_text_can_be_asked(text: str, start: int, end: int) -> None:
    assert is_negated(text, start, end) in (True, False)
    assert is_reported(text, start, end) in (True, False)
