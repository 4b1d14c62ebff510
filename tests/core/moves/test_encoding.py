"""What goes into an encoder: places of sentences are in order and in the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.moves.encoding import TextInContext


def test_a_turn_without_sentences_is_its_own_only_sentence() -> None:
    assert TextInContext("Hello there.").places() == ((0, 12),)


def test_sentences_are_kept_as_given() -> None:
    turn = TextInContext("Hi. Bye.", "Hello", ((0, 3), (4, 8)))
    assert [turn.text[start:end] for start, end in turn.places()] == ["Hi.", "Bye."]


@pytest.mark.parametrize(
    "places",
    [((0, 9),), ((-1, 2),), ((3, 2),), ((0, 4), (3, 6)), ((4, 6), (0, 3))],
    ids=["past the end", "before the start", "ends before it starts", "overlap", "out of order"],
)
def test_places_that_cannot_be_are_refused(places: tuple[tuple[int, int], ...]) -> None:
    with pytest.raises(ValueError, match="does not lie in order"):
        TextInContext("Hi. Bye.", "", places)


@given(st.text(max_size=40), st.text(max_size=40))
def test_turns_with_the_same_words_are_the_same_turn(text: str, before: str) -> None:
    first, second = TextInContext(text, before), TextInContext(text, before)
    assert first == second
    assert hash(first) == hash(second)
    assert first != TextInContext(text + "!", before)


def test_the_turn_before_makes_another_turn() -> None:
    assert TextInContext("Yes.", "Is it broken?") != TextInContext("Yes.", "Is it mended?")
