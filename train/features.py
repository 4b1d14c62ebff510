"""Features of examples from the file that ships, so that heads are fitted on what they will meet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from train.examples import Example, Head
from warmline.core.moves.encoding import EncodedTurn, Encoder

Array = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Rows:
    """What one head sees of some examples: features (rows, 384), texts, targets (rows, classes), weights, groups."""

    features: Array
    texts: tuple[str, ...]
    targets: Array
    weights: Array
    groups: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.texts)


def encoded(encoder: Encoder, examples: Sequence[Example], path: Path) -> list[tuple[Array, Array]]:
    """Return (turn vector, sentence vectors) of each example; kept in the file for the next time."""
    if not path.exists():
        turns = [encoder.encode([example.turn])[0] for example in examples]
        _store(turns, path)
    with np.load(path) as stored:
        ends = stored["ends"]
        sentences = np.split(stored["sentences"], ends[:-1])
        return list(zip(stored["turns"], sentences, strict=True))


def _store(turns: Sequence[EncodedTurn], path: Path) -> None:
    np.savez(
        path,
        turns=np.stack([turn.turn for turn in turns]),
        sentences=np.concatenate([turn.sentences for turn in turns]),
        ends=np.cumsum([len(turn.sentences) for turn in turns]),
    )


def rows_of(head: Head, examples: Sequence[Example], vectors: Sequence[tuple[Array, Array]]) -> Rows | None:
    """Return the rows that have targets for the head, or None where no example has."""
    found = list(_rows(head, examples, vectors))
    if not found:
        return None
    features, texts, targets, weights, groups = zip(*found, strict=True)
    return Rows(
        np.stack(features),
        tuple(texts),
        np.array(targets, np.float32),
        np.array(weights, np.float32),
        tuple(groups),
    )


def _rows(
    head: Head, examples: Sequence[Example], vectors: Sequence[tuple[Array, Array]]
) -> Iterator[tuple[Array, str, Sequence[float], float, str]]:
    for example, (turn, sentences) in zip(examples, vectors, strict=True):
        text = example.turn.text
        if not head.by_sentence:
            if head.name in example.targets:
                yield turn, text, example.targets[head.name], example.weight, example.group
        elif head.name in example.sentence_targets:
            places = example.turn.places()
            for row, (start, end), target in zip(sentences, places, example.sentence_targets[head.name], strict=True):
                yield row, text[start:end], target, example.weight, example.group
