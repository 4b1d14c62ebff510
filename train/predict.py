"""Features and logits of examples, in order, from a trained reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray

from train.batches import Layout, items_of, tensors
from train.examples import Example
from train.model import Reader
from warmline.adapters.encoder.pieces import Tokenizer


@dataclass(frozen=True, slots=True)
class Predicted:
    """Turn features (examples, 384) and the logits of each turn head by name; NaN for turns without a word."""

    features: NDArray[np.float32]
    logits: dict[str, NDArray[np.float32]]


def predict(reader: Reader, layout: Layout, examples: Sequence[Example], tokenizer: Tokenizer) -> Predicted:
    """Return what the reader makes of the first piece of each example."""
    numbers = {id(example): number for number, example in enumerate(examples)}
    items = sorted((i for i in items_of(examples, tokenizer) if i.first), key=lambda item: len(item.piece))
    features = np.full((len(examples), 384), np.nan, np.float32)
    logits = np.full((len(examples), reader.turns.out_features), np.nan, np.float32)
    reader.eval()
    with torch.inference_mode():
        for start in range(0, len(items), 64):
            chosen = items[start : start + 64]
            batch = tensors(chosen, layout)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                states = reader.encoder(batch.ids, batch.kinds, batch.mask)
            pooled = batch.turn_pool @ states.float().reshape(-1, states.shape[-1])
            rows = [numbers[id(item.example)] for item in chosen]
            features[rows] = pooled.numpy()
            logits[rows] = reader.turns(pooled).numpy()
    columns = layout.columns(by_sentence=False)
    return Predicted(features, {name: logits[:, place] for name, place in columns.items()})
