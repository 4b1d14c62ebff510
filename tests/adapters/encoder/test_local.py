"""The encoder: shapes, means, memory, and numbers that do not depend on company."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.adapters.encoder.parts import WIDTH, Echo, Words, head, head_set

from warmline.adapters.encoder.local import LocalEncoder, pooled
from warmline.adapters.encoder.manifest import UnusableWeights
from warmline.adapters.encoder.pieces import Piece
from warmline.core.moves.encoding import Encoder, TextInContext, Vector


def encoder(session: Echo | None = None, remembered: int = 8) -> LocalEncoder:
    heads = head_set(head("tone"), head("moves", by_sentence=True))
    return LocalEncoder("m-1", session or Echo(), Words(), heads, remembered)


def test_it_is_an_encoder() -> None:
    made: Encoder = encoder()
    assert made.version == "m-1"
    assert made.encode([]) == []


def test_vectors_and_probabilities_have_the_shape_of_the_turn() -> None:
    (read,) = encoder().encode([TextInContext("a bb. ccc.", "hello", ((0, 5), (6, 10)))])
    assert read.turn.shape == (WIDTH,)
    assert read.sentences.shape == (2, WIDTH)
    assert set(read.probabilities) == {"tone.kind"}
    assert [set(each) for each in read.by_sentence] == [{"moves.kind"}] * 2


def test_vectors_are_means_over_the_turns_own_tokens() -> None:
    (read,) = encoder().encode([TextInContext("a bb cccc dd", "xxxxxxxxx", ((0, 4), (5, 12)))])
    assert read.turn[0] == pytest.approx(1000 + 9 / 4)
    assert read.turn[2] == 1.0
    assert read.sentences[:, 0].tolist() == pytest.approx([1001.5, 1003.0])


def test_context_and_turn_are_told_apart() -> None:
    session = Echo()
    encoder(session).encode([TextInContext("a b", "c d e")])
    assert session.inputs[0]["kinds"].tolist() == [[0, 0, 0, 0, 0, 1, 1, 1]]
    assert session.inputs[0]["mask"].all()


def test_a_turn_met_before_is_not_read_again() -> None:
    session = Echo()
    made = encoder(session)
    first = made.encode([TextInContext("hello there")])[0]
    again = made.encode([TextInContext("hello there")])[0]
    assert again is first
    assert session.asked == 1


def test_the_same_words_after_other_words_are_another_turn() -> None:
    session = Echo()
    encoder(session).encode([TextInContext("yes", "broken?"), TextInContext("yes", "mended?")])
    assert session.asked == 2


def test_the_turn_met_longest_ago_is_forgotten_first() -> None:
    session = Echo()
    made = encoder(session, remembered=2)
    a, b, c = (TextInContext(text) for text in ("a", "b", "c"))
    made.encode([a, b, a, c])
    assert session.asked == 3
    made.encode([a])
    assert session.asked == 3
    made.encode([b])
    assert session.asked == 4


@given(st.lists(st.text(alphabet="ab .", max_size=30), min_size=1, max_size=6))
def test_a_turn_gives_the_same_numbers_in_any_company(texts: list[str]) -> None:
    turns = [TextInContext(text, "before") for text in texts]
    together = encoder().encode(turns)
    for turn, read in zip(turns, together, strict=True):
        alone = encoder().encode([turn])[0]
        assert np.array_equal(alone.turn, read.turn)
        assert alone.probabilities == read.probabilities


def test_an_empty_turn_has_the_state_of_the_first_mark() -> None:
    (read,) = encoder().encode([TextInContext("")])
    assert read.turn[0] == 101
    assert read.sentences.shape == (1, WIDTH)


def test_a_long_letter_counts_every_token_once() -> None:
    text = ". ".join(["word " * 70] * 3)
    places = tuple((start, start + 350) for start in (0, 352, 704))
    session = Echo()
    (read,) = encoder(session).encode([TextInContext(text, "", places)])
    assert session.asked == 3
    assert read.turn[3] == 1.0
    assert read.sentences.shape == (3, WIDTH)


def test_a_sentence_without_tokens_gets_the_turns_vector() -> None:
    turn = TextInContext("ab", "", ((0, 1), (1, 2)))
    states = np.arange(12, dtype=np.float32).reshape(4, 3)

    def read() -> Iterator[tuple[Piece, Vector]]:
        yield Piece((), (7,), ((0, 2, 3), (1, 3, 3))), states

    whole, sentences = pooled(read(), turn)
    assert whole.tolist() == states[2].tolist()
    assert sentences[1].tolist() == whole.tolist()


def test_without_weights_it_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(UnusableWeights, match="make models"):
        LocalEncoder.load(tmp_path)
