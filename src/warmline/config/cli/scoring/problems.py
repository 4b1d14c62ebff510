"""Keeps and names what could not be used."""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import Final, Self, TextIO

import click

from warmline.core.conversation.rows import RowProblem

_SHOWN: Final = 20


class Problems:
    """The entries that could not be used: the first are shown, all are counted and, if asked for, written as CSV."""

    def __init__(
        self, path: Path | None, *, count: int = 0, shown: Iterable[tuple[int, str, str]] = (), written: int = 0
    ) -> None:
        """Open the CSV file where there is one. Raises OSError where it cannot be written.

        `count`, `shown` and `written` are what an earlier run left: entries counted, the first of them as (line, field,
        why), and how many bytes of the file are to be kept.
        """
        self.count = count
        self._path = path
        self._shown = [RowProblem(*each) for each in shown]
        self._file: TextIO | None = _opened(path, written) if path else None
        if self._file and not written:
            csv.writer(self._file).writerow(("line", "field", "why"))

    @property
    def shown(self) -> tuple[tuple[int, str, str], ...]:
        """The first entries, as (line, field, why)."""
        return tuple((each.line, each.field, each.why) for each in self._shown)

    def saved(self) -> int:
        """Bring what was added to the disk and return the size of the file in bytes, 0 where there is none."""
        if self._file is None:
            return 0
        self._file.flush()
        os.fsync(self._file.fileno())
        return os.fstat(self._file.fileno()).st_size

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


def _opened(path: Path, written: int) -> TextIO:
    """Open the file behind its first `written` bytes, and cut off what follows them."""
    file = path.open("r+" if written else "w", encoding="utf-8", newline="", errors="replace")
    file.seek(written)
    file.truncate(written)
    return file
