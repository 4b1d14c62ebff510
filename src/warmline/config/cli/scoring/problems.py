"""Keeps and names what could not be used."""

from __future__ import annotations

import csv
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

import click

from warmline.core.conversation.rows import RowProblem

_SHOWN: Final = 20


class Problems:
    """The entries that could not be used: the first are shown, all are counted and, if asked for, written as CSV."""

    def __init__(self, path: Path | None) -> None:
        """Open the CSV file where there is one. Raises OSError where it cannot be written."""
        self.count = 0
        self._path = path
        self._shown: list[RowProblem] = []
        self._file: TextIO | None = path.open("w", encoding="utf-8", newline="", errors="replace") if path else None
        if self._file:
            csv.writer(self._file).writerow(("line", "field", "why"))

    def add(self, problem: RowProblem) -> None:
        """Count one more."""
        self.count += 1
        if len(self._shown) < _SHOWN:
            self._shown.append(problem)
        if self._file:
            csv.writer(self._file).writerow((problem.line, problem.field, problem.why))

    def tell(self) -> None:
        """Name them on standard error."""
        if not self.count:
            return
        click.echo(f"{self.count} {'entry' if self.count == 1 else 'entries'} could not be used:", err=True)
        for problem in self._shown:
            click.echo(f"  {problem}", err=True)
        if self.count > len(self._shown):
            where = f"all are in {self._path}" if self._path else "--problems FILE writes all"
            click.echo(f"  and {self.count - len(self._shown)} more; {where}.", err=True)

    def __enter__(self) -> Self:
        """Return itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close the CSV file."""
        if self._file:
            self._file.close()
