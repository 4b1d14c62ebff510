"""What each head is trained on: cross entropy, or squared error for numbers."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from train.examples import Head, Shape


def head_loss(head: Head, logits: Tensor, targets: Tensor, weights: Tensor, smoothing: float = 0.0) -> Tensor:
    """Return the weighted mean loss over the rows that have targets; 0 where none has."""
    known = ~targets[:, 0].isnan()
    if not bool(known.any()):
        return logits.sum() * 0.0
    logits, targets, weights = logits[known], targets[known], weights[known]
    if head.shape is Shape.ONE_OF:
        loss = functional.cross_entropy(logits, targets, reduction="none", label_smoothing=smoothing)
    elif head.shape is Shape.ANY_OF:
        soft = targets * (1 - smoothing) + smoothing / 2
        loss = functional.binary_cross_entropy_with_logits(logits, soft, reduction="none").sum(1)
    else:
        loss = functional.mse_loss(logits, targets, reduction="none").mean(1)
    return (loss * weights).sum() / weights.sum()
