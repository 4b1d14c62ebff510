"""The records of a CSV text, each with the lines it stands in, and whether a quotation mark was left open."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from warmline.apps.people.importing.reading import LONGEST_CELL, broken, line_of, reader_of

# Stands alone behind the last line: where a quotation mark is open it ends up inside a cell.
_END = "\x1e"


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its cells, and its first and last line as a text editor counts, from 1.

    `is_open` says that a quotation mark in it was never closed; what follows was swallowed.
    """

    first: int
    last: int
    cells: Sequence[str]
    is_open: bool = False

    def is_torn(self, places: Sequence[int]) -> bool:
        """Say whether a quotation mark was left open, or cells at these places hold more than one line.

        A cell of several lines that nobody reads, such as a note, may be meant.
        """
        if self.is_open:
            return True
        own = [self.cells[place].strip() for place in places if place < len(self.cells)]
        return self.first < self.last and (
            any("\n" in cell or "\r" in cell for cell in own) or any(len(cell) > LONGEST_CELL for cell in self.cells)
        )


def records(text: str) -> Iterator[Record]:
    """Yield the records of a text in order, empty lines among them. Raises Unreadable where a cell is far too long."""
    whole = text.replace(_END, " ")
    break_ = "" if whole.endswith(("\n", "\r")) else "\n"
    reader = reader_of(whole + break_ + _END)
    first = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as problem:
            if line_of(reader) <= first:
                raise broken(reader) from problem
            yield Record(first, line_of(reader), (), is_open=True)
            return
        if cells is None or cells == [_END]:
            return
        swallowed = cells[-1:] and cells[-1].endswith(_END)
        last = line_of(reader) - 1 if swallowed else line_of(reader)
        yield Record(first, last, [cell.removesuffix(_END) for cell in cells], is_open=bool(swallowed))
        first = last + 1
