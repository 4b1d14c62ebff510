"""Words and pairs of words as numbers: hashed, weighed by rarity, of length one."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from itertools import pairwise
from typing import Final

import numpy as np
from numpy.typing import NDArray

BUCKETS: Final = 1 << 15
_TOKEN: Final = re.compile(r"\w+(?:'\w+)?|[?!]|\.\.\.")


def buckets(text: str) -> Counter[int]:
    """Return how often each bucket's words or pairs of neighbours occur; "?" and "!" count as words."""
    tokens = _TOKEN.findall(text.casefold().replace("’", "'"))
    pairs = (f"{first} {second}" for first, second in pairwise(tokens))
    return Counter(zlib.crc32(gram.encode()) % BUCKETS for gram in (*tokens, *pairs))


def weighed(text: str, rarity: NDArray[np.float32]) -> tuple[NDArray[np.int64], NDArray[np.float32]]:
    """Return the buckets of a text and their weights: (1 + log count) * rarity, divided by the length of all.

    `rarity` has one number a bucket (log of the inverse share of texts; Sparck Jones 1972).
    """
    counts = buckets(text)
    places = np.fromiter(counts.keys(), np.int64, len(counts))
    weights = (1 + np.log(np.fromiter(counts.values(), np.float32, len(counts)))) * rarity[places]
    length = float(np.sqrt((weights**2).sum()))
    return places, (weights / length if length else weights).astype(np.float32)
