"""CaSiNo: the nine strategies of negotiators, on dialogues that were not trained on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from train.corpora.casino import STRATEGIES, examples
from train.examples import Example, Part

from exams.public import peers
from exams.public.figures import Figure, f1, measured
from exams.public.rows import Row
from warmline.core.moves.encoding import Encoder


def rows(root: Path, encoder: Encoder) -> Iterator[Row]:
    """Yield the one row, or nothing where the corpus is missing."""
    every = list(examples(root))
    held = [each for each in every if each.part is Part.HELD]
    if not held:
        return
    train = [each for each in every if each.part is Part.TRAIN]
    groups = [each.group for each in held]
    true = np.array([each.targets["casino"] for each in held]).astype(np.int64)
    read = encoder.encode([each.turn for each in held])
    ours = np.array([[turn.probabilities[f"casino.{name}"] for name in STRATEGIES] for turn in read])

    def figure(given: np.ndarray[tuple[int, int], np.dtype[np.float64]]) -> Figure:
        said = (given >= 0.5).astype(np.int64)
        return measured(lambda rows: _mean_f1(true[rows], said[rows]), groups)

    yield Row(
        "CaSiNo, mean F1 of nine strategies",
        f"{len(held)} turns of {len(set(groups))} dialogues",
        figure(ours),
        baseline=("always yes", figure(np.ones_like(ours))),
        ngrams=figure(np.stack(columns, 1)) if train and (columns := list(_ngrams(train, held))) else None,
        wanted=0.58,
    )


def _mean_f1(
    true: np.ndarray[tuple[int, int], np.dtype[np.int64]], said: np.ndarray[tuple[int, int], np.dtype[np.int64]]
) -> float:
    return float(np.mean([f1(true[:, column], said[:, column], 1) for column in range(true.shape[1])]))


def _ngrams(train: list[Example], held: list[Example]) -> Iterator[np.ndarray[tuple[int], np.dtype[np.float64]]]:
    texts, others = [each.turn.text for each in train], [each.turn.text for each in held]
    for column in range(len(STRATEGIES)):
        labels = np.array([int(each.targets["casino"][column]) for each in train])
        given = peers.chances(texts, labels, others)
        if given is not None:
            yield given[:, 1]
