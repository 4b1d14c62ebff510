"""Where the parts of the corpus lie, and which sets belong to which part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from train.corpus.written import WrittenSet, read_sets

HOME: Final = Path(__file__).resolve().parents[2] / "data" / "corpus"
PARTS: Final = ("train", "dev", "exam")
DEV_SHARE: Final = 3
"""One set in this many of those written for training is kept for choosing thresholds and for calibration."""


def part_of(name: str, folder: str) -> str:
    """Return the part of a set: by its folder, and within "train" by a hash of its name, so that it never moves."""
    if folder == "exam":
        return "exam"
    return "dev" if hashlib.sha256(name.encode()).digest()[0] % DEV_SHARE == 0 else "train"


def sheets(folder: str) -> Iterator[tuple[str, tuple[WrittenSet, ...]]]:
    """Yield (file name without its ending, its sets) for each file written for a folder ("train" or "exam")."""
    for path in sorted((HOME / "written" / folder).glob("*.txt")):
        yield path.stem, read_sets(path.read_text(encoding="utf-8"), str(path.name))
