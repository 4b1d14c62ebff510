"""The heads that ship: the dense layer from fine-tuning, n-grams where they help, calibrated."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np

from train.calibrate import Array, calibration_error, fit_scaling, log_loss, probabilities, threshold
from train.examples import Head, Shape
from train.features import Rows
from train.linear import NgramHead, designed, fit
from warmline.adapters.encoder.heads import Head as Shipped
from warmline.core.moves.encoding import Vector

SHARES: Final = (0.0, 0.25, 0.5, 1.0)
"""How much of the n-grams' logits is added; the least log loss while choosing decides."""
WORTH: Final = 0.01
"""N-grams ship where they lower the log loss by at least this share of it."""


@dataclass(frozen=True, slots=True)
class Made:
    """A head ready to ship, and how it came about: the share of n-grams, and the log loss with each share."""

    head: Shipped
    share: float
    losses: dict[float, float]


def make(head: Head, weight: Vector, bias: Vector, train: Rows, dev: Rows, rarity: Vector) -> Made:
    """Return the head from its dense layer and the rows to fit n-grams on and to choose and calibrate on."""
    dense = dev.features @ weight.T + bias
    targets = dev.targets.astype(np.float64)
    if not head.grams:
        nothing = NgramHead.nothing(len(head))
        return Made(_shipped(head, weight, bias, nothing, 0.0, dense, targets), 0.0, {0.0: _loss(head, dense, targets)})
    grams = fit(head, designed(train.texts, rarity), train.targets, train.weights)
    counted = grams.logits(designed(dev.texts, rarity))
    losses = {share: _loss(head, dense + share * counted, targets) for share in SHARES}
    best = min(SHARES, key=lambda share: losses[share])
    share = best if losses[best] < losses[0.0] * (1 - WORTH) else 0.0
    return Made(_shipped(head, weight, bias, grams, share, dense + share * counted, targets), share, losses)


def _loss(head: Head, logits: Array, targets: Array) -> float:
    """Log loss after calibration, so that a share is not chosen for its scale."""
    return log_loss(head.shape, fit_scaling(head.shape, logits, targets)(logits), targets)


def _shipped(
    head: Head, weight: Vector, bias: Vector, grams: NgramHead, share: float, logits: Array, targets: Array
) -> Shipped:
    scaling = fit_scaling(head.shape, logits, targets)
    slope, offset = scaling.slope.astype(np.float32), scaling.offset.astype(np.float32)
    return Shipped(
        name=head.name,
        shape=head.shape.value,
        classes=head.classes,
        by_sentence=head.by_sentence,
        weight=(weight * slope[:, None]).astype(np.float32),
        bias=((bias + share * grams.bias) * slope + offset).astype(np.float32),
        ngrams=grams.weights if share else None,
        ngram_scale=(grams.scale * share * slope).astype(np.float32) if share else None,
        thresholds=_thresholds(head, scaling(logits), targets),
    )


def _thresholds(head: Head, logits: Array, targets: Array) -> tuple[float, ...]:
    if head.shape is not Shape.ANY_OF:
        return ()
    given = probabilities(head.shape, logits)
    return tuple(threshold(given[:, column], targets[:, column]) for column in range(len(head)))


def error_of(head: Head, logits: Array, targets: Array) -> float | None:
    """Return the expected calibration error: of the chosen class, or over all classes; None for numbers."""
    if head.shape is Shape.NUMBER:
        return None
    given = probabilities(head.shape, logits)
    if head.shape is Shape.ONE_OF:
        chosen = given.argmax(1)
        rows = np.arange(len(given))
        return calibration_error(given[rows, chosen], targets[rows, chosen])
    return calibration_error(given.ravel(), targets.ravel())
