"""Logistic regressions on n-grams, in the form in which they are applied: hashed, in eight bits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from train.examples import Head, Shape
from warmline.adapters.encoder.ngrams import BUCKETS, buckets, weighed

FEW = 8
"""A class with fewer examples gets no weights on n-grams."""


@dataclass(frozen=True, slots=True)
class NgramHead:
    """Weights (buckets, classes) in eight bits, their scale a class, and the bias."""

    weights: NDArray[np.int8]
    scale: NDArray[np.float32]
    bias: NDArray[np.float32]

    @classmethod
    def nothing(cls, classes: int) -> NgramHead:
        """Return weights that say nothing."""
        return cls(np.zeros((BUCKETS, classes), np.int8), np.ones(classes, np.float32), np.zeros(classes, np.float32))

    def logits(self, design: Any) -> NDArray[np.float32]:
        """Return the logits of a matrix made by `designed`."""
        return np.asarray(design @ (self.weights.astype(np.float32) * self.scale) + self.bias, np.float32)


def rarity_of(texts: Sequence[str]) -> NDArray[np.float32]:
    """Return log((1 + texts) / (1 + texts with it)) + 1 for each bucket (smoothed, Sparck Jones 1972)."""
    seen = np.zeros(BUCKETS)
    for text in texts:
        seen[list(buckets(text))] += 1
    return np.asarray(np.log((1 + len(texts)) / (1 + seen)) + 1, np.float32)


def designed(texts: Sequence[str], rarity: NDArray[np.float32]) -> Any:
    """Return a sparse matrix with one row a text."""
    from scipy.sparse import csr_matrix

    rows = [weighed(text, rarity) for text in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    weights = np.concatenate([weights for _, weights in rows])
    return csr_matrix((weights, places, ends), shape=(len(texts), BUCKETS))


def fit(head: Head, design: Any, targets: NDArray[np.float32], weights: NDArray[np.float32]) -> NgramHead:
    """Return a regression with the strength that is usual for such texts (C = 5)."""
    from sklearn.linear_model import LogisticRegression, Ridge

    found, bias = np.zeros((BUCKETS, len(head)), np.float32), np.zeros(len(head), np.float32)
    if head.shape is Shape.ONE_OF:
        model = LogisticRegression(C=5.0, max_iter=300).fit(design, targets.argmax(1), sample_weight=weights)
        found[:, model.classes_], bias[model.classes_] = model.coef_.T, model.intercept_
        absent = sorted(set(range(len(head))) - set(model.classes_.tolist()))
        bias[absent] = -10.0
    elif head.shape is Shape.NUMBER:
        line = Ridge(alpha=1.0).fit(design, targets[:, 0], sample_weight=weights)
        found[:, 0], bias[0] = line.coef_, line.intercept_
    else:
        for number in range(len(head)):
            sure = np.flatnonzero(np.isin(targets[:, number], (0.0, 1.0)))
            wanted = targets[sure, number].astype(int)
            positive = int(wanted.sum())
            if min(positive, len(sure) - positive) < FEW:
                bias[number] = np.log((positive + 0.5) / (len(sure) - positive + 0.5))
                continue
            model = LogisticRegression(C=5.0, max_iter=300).fit(design[sure], wanted, sample_weight=weights[sure])
            found[:, number], bias[number] = model.coef_[0], model.intercept_[0]
    scale = np.maximum(np.abs(found).max(0), 1e-8) / 127
    return NgramHead(np.round(found / scale).astype(np.int8), scale.astype(np.float32), bias)
