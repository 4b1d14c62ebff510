"""How turns are cut: context from its end, long turns between sentences, every token of a sentence in its span."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.encoder.parts import Words

from warmline.adapters.encoder.pieces import BEFORE, BODY, CLS, SEP, cut
from warmline.core.moves.encoding import TextInContext


def spans_of(words: list[int]) -> tuple[str, tuple[tuple[int, int], ...]]:
    """A text with one sentence of so many words each, and the sentences' places."""
    parts = [" ".join(["word"] * count) + "." for count in words]
    places, at = [], 0
    for part in parts:
        places.append((at, at + len(part)))
        at += len(part) + 1
    return " ".join(parts), tuple(places)


def test_context_comes_first_and_the_turn_after_it() -> None:
    (piece,) = cut(Words(), TextInContext("a bb", "ccc"))
    assert piece.ids == (CLS, 1003, SEP, 1001, 1002, SEP)
    assert piece.body_start == 3
    assert len(piece) == 6
    assert piece.spans == ((0, 3, 5),)


def test_without_context_the_turn_follows_two_marks() -> None:
    (piece,) = cut(Words(), TextInContext("a bb"))
    assert piece.ids == (CLS, SEP, 1001, 1002, SEP)
    assert piece.spans == ((0, 2, 4),)


def test_of_a_long_context_the_end_is_kept() -> None:
    before = " ".join(["aa"] * 100 + ["b"] * BEFORE)
    (piece,) = cut(Words(), TextInContext("hi", before))
    assert piece.before == (1001,) * BEFORE


def test_each_sentence_gets_its_own_tokens() -> None:
    (piece,) = cut(Words(), TextInContext("a bb. ccc dddd.", "", ((0, 5), (6, 15))))
    first, second = piece.spans
    assert piece.ids[first[1] : first[2]] == (1001, 1003)
    assert piece.ids[second[1] : second[2]] == (1003, 1005)


def test_a_long_letter_is_cut_between_sentences() -> None:
    text, places = spans_of([70, 40, 30, 100])
    pieces = cut(Words(), TextInContext(text, "before", places))
    assert [[number for number, _, _ in piece.spans] for piece in pieces] == [[0, 1], [2], [3]]
    assert all(piece.before == (1006,) for piece in pieces)


def test_a_sentence_that_is_too_long_by_itself_is_read_up_to_the_limit() -> None:
    text, places = spans_of([BODY + 50, 5])
    first, second = cut(Words(), TextInContext(text, "", places))
    assert len(first.body) == BODY
    assert len(second.body) == 5


def test_an_empty_text_gives_a_piece_without_a_body() -> None:
    (piece,) = cut(Words(), TextInContext(""))
    assert piece.body == ()
    assert piece.spans == ((0, 2, 2),)


@given(st.lists(st.integers(1, 160), min_size=1, max_size=12))
def test_no_piece_is_too_long_and_no_sentence_is_lost(words: list[int]) -> None:
    text, places = spans_of(words)
    pieces = cut(Words(), TextInContext(text, "hello", places))
    assert [number for piece in pieces for number, _, _ in piece.spans] == list(range(len(words)))
    for piece in pieces:
        assert len(piece.body) <= BODY
        for number, start, end in piece.spans:
            assert end - start == min(words[number], BODY)
            assert piece.body_start <= start < end <= len(piece) - 1
