"""Rows of a CSV file, streamed: comma, semicolon or tab, quoted fields over several lines."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import Final

from warmline.adapters.readers.errors import UnusableInput
from warmline.adapters.readers.lines import LONGEST_LINE, Line, Peeked, lines_of
from warmline.core.conversation.rows import FIELDS

_NEEDED: Final = FIELDS[:4]


class Table:
    """A CSV file with a heading line.

    Iterating yields (line, row, problem): the number of the row's last line, the row by column name, and why it cannot
    be used, None where it can.
    """

    def __init__(self, stream: Peeked) -> None:
        """Read the heading. Raises UnusableInput where a needed column is missing."""
        self._lines = lines_of(stream)
        self._at = 0
        self._problem: str | None = None
        heading = next((line for line in self._lines if line.text.strip()), Line(1, ""))
        if heading.problem:
            raise UnusableInput(f"The heading in line {heading.number} cannot be read: {heading.problem}")
        self._delimiter = max(",;\t", key=heading.text.count)
        names = next(csv.reader([heading.text], delimiter=self._delimiter))
        self._names = [name.strip().casefold() for name in names]
        self._at = heading.number
        _check_names(self._names)

    def __iter__(self) -> Iterator[tuple[int, dict[str, str], str | None]]:
        csv.field_size_limit(LONGEST_LINE)
        reader = csv.reader(self._text(), delimiter=self._delimiter, strict=False)
        while True:
            self._problem = None
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield self._at, {}, f"it is no row of a table ({error}). Look for a quotation mark that is not closed."
                continue
            if any(cell.strip() for cell in cells) or self._problem:
                yield self._at, self._row(cells), self._problem or self._misfit(cells)

    def _text(self) -> Iterator[str]:
        for line in self._lines:
            self._at = line.number
            self._problem = self._problem or line.problem
            yield line.text.replace("\0", "") + "\n"

    def _row(self, cells: list[str]) -> dict[str, str]:
        return dict(zip(self._names, cells, strict=False))

    def _misfit(self, cells: list[str]) -> str | None:
        spare = [cell for cell in cells[len(self._names) :] if cell.strip()]
        if spare:
            return (
                f"it has {len(cells)} fields and the heading has {len(self._names)}. "
                "Put quotation marks around a text that holds the separator."
            )
        return None


def _check_names(names: list[str]) -> None:
    missing = [name for name in _NEEDED if name not in names]
    if missing:
        found = ", ".join(name for name in names if name) or "nothing"
        raise UnusableInput(
            f"The first line must name the columns, and {', '.join(missing)} is missing. "
            f"Expected {', '.join(FIELDS)} (the first {len(_NEEDED)} are needed); found {found}."
        )
    double = sorted({name for name in names if name and names.count(name) > 1})
    if double:
        raise UnusableInput(f"The column {', '.join(double)} is there twice. Rename or remove one of the two.")
