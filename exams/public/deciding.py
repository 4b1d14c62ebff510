"""An encoder that also says from which probability on something counts as present."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from warmline.core.moves.encoding import Encoder


class Deciding(Encoder, Protocol):
    """What the exams need: probabilities and thresholds. `LocalEncoder` is one."""

    @property
    def thresholds(self) -> Mapping[str, float]:
        """Thresholds by "head.class"."""
        ...


def present(encoder: Deciding, name: str, given: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return 1 where a probability, rounded to .05 as every decision of the product, reaches the threshold."""
    return (np.round(given * 20) / 20 >= encoder.thresholds.get(name, 0.5) - 1e-9).astype(np.int64)
