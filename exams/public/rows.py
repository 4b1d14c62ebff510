"""A row of the table: a task, who does how well at it, and on how much."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from exams.public.figures import Figure

HEADS = ("task", "people", "simple baseline", "n-grams", "ours", "wanted", "n")
WIDTHS = (58, 8, 34, 22, 22, 8, 0)


@dataclass(frozen=True, slots=True)
class Row:
    """`baseline` is named in words, for it differs by task. `wanted` is the target. None: not set, not measured."""

    task: str
    n: str
    ours: Figure
    people: Figure | None = None
    baseline: tuple[str, Figure] | None = None
    ngrams: Figure | None = None
    wanted: float | None = None

    def cells(self) -> tuple[str, ...]:
        """Return what stands in the table."""
        return (
            self.task,
            _cell(self.people),
            f"{self.baseline[0]} {self.baseline[1]}" if self.baseline else "-",
            _cell(self.ngrams),
            str(self.ours),
            f"{self.wanted:.2f}" if self.wanted is not None else "-",
            self.n,
        )


def _cell(figure: Figure | None) -> str:
    return "-" if figure is None else str(figure)


def lines(rows: Iterable[Row]) -> Iterator[str]:
    """Yield the table's lines, its heading first."""
    for cells in (HEADS, *(row.cells() for row in rows)):
        yield " ".join(cell.ljust(width) for cell, width in zip(cells, WIDTHS, strict=True)).rstrip()
