"""Rows for heads: turns or sentences with their vectors, targets and weights."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from tests.adapters.encoder.parts import Echo, Words, head_set
from train.examples import Example, Head, Part, Shape
from train.features import encoded, rows_of

from warmline.adapters.encoder.local import LocalEncoder
from warmline.core.moves.encoding import TextInContext

TONE = Head("tone", Shape.ANY_OF, ("kind",))
MOVES = Head("moves", Shape.ANY_OF, ("greets", "thanks"), by_sentence=True)
EXAMPLES = (
    Example("1", "g1", Part.TRAIN, TextInContext("a bb"), targets={"tone": (1.0,)}, weight=3.0),
    Example(
        "2",
        "g2",
        Part.TRAIN,
        TextInContext("hi. ccc dd.", "", ((0, 3), (4, 11))),
        sentence_targets={"moves": [(1.0, 0.0), (0.0, 1.0)]},
    ),
)


def vectors(path: Path, session: Echo | None = None) -> list[tuple[np.ndarray, np.ndarray]]:
    encoder = LocalEncoder("m", session or Echo(), Words(), head_set(), remembered=0)
    return encoded(encoder, EXAMPLES, path / "features.npz")


def test_a_head_of_turns_sees_one_row_a_turn(tmp_path: Path) -> None:
    rows = rows_of(TONE, EXAMPLES, vectors(tmp_path))
    assert rows is not None
    assert len(rows) == 1
    assert rows.texts == ("a bb",)
    assert rows.weights.tolist() == [3.0]
    assert rows.features[0, 0] == 1001.5


def test_a_head_of_sentences_sees_one_row_a_sentence(tmp_path: Path) -> None:
    rows = rows_of(MOVES, EXAMPLES, vectors(tmp_path))
    assert rows is not None
    assert rows.texts == ("hi.", "ccc dd.")
    assert rows.targets.tolist() == [[1, 0], [0, 1]]
    assert rows.groups == ("g2", "g2")
    assert rows.features[:, 0].tolist() == [1003.0, 1003.0]


def test_a_head_without_examples_has_no_rows(tmp_path: Path) -> None:
    assert rows_of(Head("other", Shape.ANY_OF, ("x",)), EXAMPLES, vectors(tmp_path)) is None


def test_features_are_kept_for_the_next_time(tmp_path: Path) -> None:
    first, session = vectors(tmp_path), Echo()
    again = vectors(tmp_path, session)
    assert session.asked == 0
    assert all(np.array_equal(a, c) and np.array_equal(b, d) for (a, b), (c, d) in zip(first, again, strict=True))
