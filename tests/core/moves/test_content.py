from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.moves.content import content_stem, content_stems, stem, weight


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("waiting", "waited"),
        ("parcel", "parcels"),
        ("package", "parcel"),
        ("came", "come"),
        ("paid", "pay"),
        ("lost", "lose"),
        ("broken", "broke"),
        ("crashes", "crashing"),
        ("refunded", "refund"),
        ("kids", "children"),
        ("cancelled", "cancelling"),
        ("delivery", "delivered"),
        ("birthday", "birthdays"),
        ("stopping", "stop"),
    ],
)
def test_forms_of_a_word_meet(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("parcel", "party"), ("daughter", "date"), ("rent", "rental?"), ("cat", "car")]
)
def test_different_words_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@pytest.mark.parametrize(
    "word", ["the", "i", "you", "help", "please", "sorry", "today", "is", "5", "a", "not", "<glad_face>"]
)
def test_words_without_content(word: str) -> None:
    assert content_stem(word) is None


@pytest.mark.parametrize("word", ["daughter", "birthday", "5512", "£240", "leeds", "router"])
def test_words_with_content(word: str) -> None:
    assert content_stem(word) is not None


def test_words_that_fit_every_case_weigh_less() -> None:
    assert weight(stem("order")) < weight(stem("daughter"))
    assert weight(stem("waiting")) == 0.5


def test_a_count_and_its_unit_are_one() -> None:
    assert "2day" in content_stems("I waited two days")
    assert content_stems("two days") == content_stems("2 days") == {"2day"}
    assert "3time" in content_stems("I called three times")
    assert content_stems("two") == frozenset()


def test_a_text_gives_all_its_stems() -> None:
    assert content_stems("My daughter's birthday is on Saturday.") == {
        stem("daughter"),
        stem("birthday"),
        stem("saturday"),
    }


@given(st.text(max_size=100))
def test_any_text_has_stems(text: str) -> None:
    assert all(content_stems(text))
