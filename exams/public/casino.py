"""CaSiNo: the nine strategies of negotiators, on dialogues that were not trained on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
from train.corpora.casino import STRATEGIES, examples
from train.examples import Example, Part

from exams.public import peers
from exams.public.deciding import Deciding, present
from exams.public.figures import Figure, Labels, f1, measured
from exams.public.rows import Row


def rows(root: Path, encoder: Deciding) -> Iterator[Row]:
    """Yield the one row, or nothing where the corpus is missing."""
    every = list(examples(root))
    held = [each for each in every if each.part is Part.HELD]
    if not held:
        return
    train = [each for each in every if each.part is Part.TRAIN]
    groups = [each.group for each in held]
    true = np.array([each.targets["casino"] for each in held]).astype(np.int64)
    read = encoder.encode([each.turn for each in held])
    columns = [
        present(encoder, name, np.array([turn.probabilities[name] for turn in read]))
        for name in (f"casino.{each}" for each in STRATEGIES)
    ]

    def figure(said: Labels) -> Figure:
        return measured(lambda rows: _mean_f1(true[rows], said[rows]), groups)

    yield Row(
        "CaSiNo, mean F1 of nine strategies",
        f"{len(held)} turns of {len(set(groups))} dialogues",
        figure(np.stack(columns, 1)),
        baseline=("always yes", figure(np.ones_like(true))),
        ngrams=figure(np.stack(counted, 1)) if (counted := list(_ngrams(train, held))) else None,
        wanted=0.58,
    )


def _mean_f1(true: Labels, said: Labels) -> float:
    return float(np.mean([f1(true[:, column], said[:, column], 1) for column in range(true.shape[1])]))


def _ngrams(train: list[Example], held: list[Example]) -> Iterator[Labels]:
    texts, others = [each.turn.text for each in train], [each.turn.text for each in held]
    for column in range(len(STRATEGIES) if train else 0):
        labels = np.array([int(each.targets["casino"][column]) for each in train])
        given = peers.chances(texts, labels, others)
        if given is not None:
            yield given.argmax(1)
