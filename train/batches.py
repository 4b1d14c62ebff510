"""Examples cut into pieces, gathered into batches of like length, and filled up."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from train.examples import Example, Head
from warmline.adapters.encoder.pieces import Piece, Tokenizer, cut


@dataclass(frozen=True, slots=True)
class Item:
    """One piece of an example. A long turn's later pieces train the heads of sentences only."""

    example: Example
    piece: Piece
    first: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Where each head's classes lie among all columns of its dense layer."""

    heads: tuple[Head, ...]

    def columns(self, by_sentence: bool) -> dict[str, slice]:
        """Return the columns of the heads of turns, or of sentences, by name."""
        places: dict[str, slice] = {}
        at = 0
        for head in self.heads:
            if head.by_sentence == by_sentence:
                places[head.name] = slice(at, at + len(head))
                at += len(head)
        return places


@dataclass(frozen=True, slots=True)
class Batch:
    """Tensors of one step. Targets that do not apply are NaN."""

    ids: Tensor
    kinds: Tensor
    mask: Tensor
    turn_pool: Tensor
    sentence_pool: Tensor
    turn_targets: Tensor
    sentence_targets: Tensor
    weights: Tensor
    sentence_weights: Tensor


def items_of(examples: Sequence[Example], tokenizer: Tokenizer) -> list[Item]:
    """Return the pieces of all examples that have any tokens."""
    return [
        Item(example, piece, number == 0)
        for example in examples
        for number, piece in enumerate(cut(tokenizer, example.turn))
        if piece.body
    ]


def batches(items: Sequence[Item], size: int, dice: random.Random) -> Iterator[list[Item]]:
    """Yield the items in random batches; those of a batch are of like length, which saves filling."""
    order = list(items)
    dice.shuffle(order)
    pool = size * 16
    cut_up = [
        chunk[at : at + size]
        for start in range(0, len(order), pool)
        for chunk in [sorted(order[start : start + pool], key=lambda item: len(item.piece))]
        for at in range(0, len(chunk), size)
    ]
    dice.shuffle(cut_up)
    yield from cut_up


def tensors(items: Sequence[Item], layout: Layout) -> Batch:
    """Return a batch as tensors."""
    longest = max(len(item.piece) for item in items)
    shape = (len(items), longest)
    ids, kinds, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64), np.zeros(shape, np.int64)
    for row, item in enumerate(items):
        length = len(item.piece)
        ids[row, :length], mask[row, :length] = item.piece.ids, 1
        kinds[row, item.piece.body_start : length] = 1
    turn_spans = [(row, item.piece.body_start, len(item.piece) - 1) for row, item in enumerate(items)]
    spans = [(row, number, a, b) for row, item in enumerate(items) for number, a, b in item.piece.spans if b > a]
    turn_columns, sentence_columns = layout.columns(False), layout.columns(True)
    turn_targets = [_targets(item.example.targets if item.first else {}, turn_columns) for item in items]
    sentence_targets = [
        _targets({k: rows[number] for k, rows in items[row].example.sentence_targets.items()}, sentence_columns)
        for row, number, _, _ in spans
    ]
    return Batch(
        *(torch.from_numpy(each) for each in (ids, kinds, mask)),
        turn_pool=torch.from_numpy(pooling(turn_spans, shape)),
        sentence_pool=torch.from_numpy(pooling([(row, a, b) for row, _, a, b in spans], shape)),
        turn_targets=torch.tensor(np.array(turn_targets, np.float32)),
        sentence_targets=torch.tensor(np.array(sentence_targets, np.float32)),
        weights=torch.tensor([item.example.weight for item in items]),
        sentence_weights=torch.tensor([items[row].example.weight for row, *_ in spans]),
    )


def pooling(
    spans: Sequence[tuple[int, int, int]], shape: tuple[int, int]
) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    """Return the matrix that takes the mean over each (row, start, end) of states laid out as rows * tokens."""
    matrix = np.zeros((len(spans), shape[0] * shape[1]), np.float32)
    for number, (row, start, end) in enumerate(spans):
        matrix[number, row * shape[1] + start : row * shape[1] + end] = 1.0 / (end - start)
    return matrix


def _targets(given: Mapping[str, Sequence[float]], columns: Mapping[str, slice]) -> list[float]:
    width = max((each.stop for each in columns.values()), default=1)
    row = [float("nan")] * width
    for name, values in given.items():
        if name in columns:
            row[columns[name]] = list(values)
    return row
