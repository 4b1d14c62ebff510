"""`python -m exams.public` prints one table."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from exams.public import annomi, calibration, casino, persons, politeness
from exams.public.deciding import Deciding
from exams.public.rows import Row, lines
from train.corpora import corpora_root
from warmline.adapters.encoder import LocalEncoder, UnusableWeights

MISSING = "corpora not found: set WARMLINE_CORPORA"


def rows(root: Path, encoder: Deciding) -> Iterator[Row]:
    """Yield the rows of the corpora that are there."""
    read = annomi.talks(root, encoder)
    if read is not None:
        yield from annomi.rows(read)
        yield from persons.rows(read)
    yield from politeness.rows(root, encoder)
    yield from casino.rows(root, encoder)


def table(root: Path | None, encoder: Deciding) -> Iterator[str]:
    """Yield the lines of the table, and one for each corpus that is missing."""
    found = list(rows(root, encoder)) if root is not None else []
    if root is not None and found:
        yield f"Model {encoder.version}; texts and talks that it was not trained on; intervals of 90 %"
        yield from lines(found)
        yield from calibration.lines(root, encoder, annomi.talks(root, encoder))
    for corpus in ("AnnoMI", "politeness wikipedia", "politeness stack-exchange", "CaSiNo"):
        if not any(row.task.startswith(corpus) for row in found):
            yield f"{corpus}: {MISSING}"


def main() -> int:
    """Print the table; 1 where the weights cannot be used."""
    try:
        encoder = LocalEncoder.load(Path(sys.argv[1])) if len(sys.argv) > 1 else LocalEncoder.load()
    except UnusableWeights as error:
        print(error)
        return 1
    for line in table(corpora_root(), encoder):
        print(line, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
