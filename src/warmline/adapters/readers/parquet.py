"""Rows of a Parquet file, streamed batch by batch: the columns of the CSV form, or one conversation a row."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any, BinaryIO, Final, cast

from warmline.adapters.readers.errors import UnusableInput
from warmline.adapters.readers.lines import Stream
from warmline.core.conversation.rows import FIELDS

SUFFIXES: Final = (".parquet", ".pq")
_NEEDED: Final = FIELDS[:4]
_BATCH: Final = 4096
_MISSING: Final = (
    "This is a Parquet file. Reading it needs the extra warmline[parquet] (warmline[cluster] brings it too): "
    'pip install "warmline[parquet]". CSV and JSON lines are read without it.'
)


class ParquetFile:
    """A Parquet file with rows as in CSV, or with a column `turns` and one conversation a row.

    Rows are numbered from 1. The input is copied to a temporary file first where it cannot be read out of order.
    """

    def __init__(self, stream: Stream) -> None:
        """Open it. Raises UnusableInput where it is no Parquet file, lacks a column, or the extra is not installed."""
        try:
            from pyarrow import ArrowException
            from pyarrow import parquet as reader
        except ImportError:
            raise UnusableInput(_MISSING) from None
        self._copy = _out_of_order(stream)
        try:
            self._file: Any = reader.ParquetFile(self._copy)
        except (ArrowException, OSError) as error:
            self._copy.close()
            why = str(error).partition("\n")[0].rstrip(". ")
            raise UnusableInput(f"This is no whole Parquet file ({why}). Write it again.") from error
        self._names = {name: name.strip().casefold() for name in self._file.schema_arrow.names}
        wrong = None if self.holds_objects else _missing(list(self._names.values()))
        if wrong:
            self._close()
            raise UnusableInput(wrong)

    @property
    def holds_objects(self) -> bool:
        """Whether each row is a whole conversation."""
        return "turns" in self._names.values()

    def rows(self) -> Iterator[tuple[int, dict[str, str], None]]:
        """Yield the rows as a CSV table has them: number, row by column name, and None, since each can be read."""
        for number, row in self.objects():
            yield number, {name: _text(value) for name, value in row.items()}, None

    def objects(self) -> Iterator[tuple[int, dict[str, Any]]]:
        """Yield every row by column name with its number; empty values are left out."""
        number = 0
        try:
            for batch in self._file.iter_batches(batch_size=_BATCH):
                for row in batch.to_pylist():
                    number += 1
                    yield number, {self._names[name]: _plain(value) for name, value in row.items() if value is not None}
        finally:
            self._close()

    def _close(self) -> None:
        self._file.close()
        self._copy.close()


def _out_of_order(stream: Stream) -> BinaryIO:
    """A Parquet file has its contents at its end, so that a pipe cannot be read as it comes."""
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - ParquetFile closes it after the last row
    shutil.copyfileobj(cast("BinaryIO", stream), copy, 1024 * 1024)
    copy.seek(0)
    return cast("BinaryIO", copy)


def _missing(names: list[str]) -> str | None:
    missing = [name for name in _NEEDED if name not in names]
    if not missing:
        return None
    return (
        f"The column {', '.join(missing)} is missing. Expected {', '.join(FIELDS)} (the first {len(_NEEDED)} are "
        f"needed), or one conversation a row with a column turns; found {', '.join(names) or 'nothing'}."
    )


def _plain(value: object) -> object:
    """Times as text, as JSON has them, also inside lists and objects; empty values of objects are left out."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, list):
        return [_plain(each) for each in value]
    if isinstance(value, Mapping):
        return {str(key): _plain(each) for key, each in value.items() if each is not None}
    return value


def _text(value: object) -> str:
    # A whole number that stood in a column of decimals is a whole number.
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
