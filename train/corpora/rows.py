"""Reading rows with errors that say where."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path


class BadRecord(ValueError):
    """A line of a corpus that cannot be used: file, line and what is wrong."""

    def __init__(self, path: Path, line: int, why: str) -> None:
        super().__init__(f"{path.name}, line {line}: {why}")


def csv_rows(path: Path, columns: Iterable[str]) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield the rows with their numbers (the first after the heading is 2); a BadRecord where columns are missing."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        missing = sorted(set(columns) - set(reader.fieldnames or ()))
        if missing:
            raise BadRecord(path, 1, f"no column {', '.join(missing)}")
        for number, row in enumerate(reader, start=2):
            if any(row[column] is None for column in columns):
                raise BadRecord(path, number, "fewer fields than columns")
            yield number, row
