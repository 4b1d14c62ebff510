"""Opens a file of conversations: its form is seen from its name and its first bytes."""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from warmline.adapters.readers.json_values import Value, values_by_line, values_of_document
from warmline.adapters.readers.lines import Peeked, Stream
from warmline.adapters.readers.parquet import SUFFIXES, ParquetFile
from warmline.adapters.readers.tables import Table
from warmline.core.conversation import Conversation
from warmline.core.conversation.objects import conversation_from_json
from warmline.core.conversation.rows import RowProblem, rows_to_conversations

_BY_LINE = (".jsonl", ".ndjson")
_TABLES = (".csv", ".tsv")


def open_conversations(path: Path) -> Iterator[Conversation | RowProblem]:
    """Yield the conversations of a file and what could not be used, in the order of the file, with flat memory.

    Raises UnusableInput where the file as a whole cannot be read, OSError where it cannot be opened.
    """
    with path.open("rb") as stream:
        yield from read_conversations(stream, path.name)


def read_conversations(stream: Stream, name: str) -> Iterator[Conversation | RowProblem]:
    """Do the same for a stream of bytes; `name` (a file's name, or "-") helps to tell its form."""
    suffix = Path(name).suffix.casefold()
    if suffix in SUFFIXES:
        return _from_parquet(ParquetFile(stream))
    peeked = Peeked(stream)
    starts = peeked.head[:1]
    if suffix in _TABLES or (suffix not in (*_BY_LINE, ".json") and starts not in (b"{", b"[")):
        return _from_rows(Table(peeked))
    if starts == b"[" or not (suffix in _BY_LINE or _is_by_line(peeked.head)):
        return _from_values(values_of_document(peeked))
    return _from_values(values_by_line(peeked))


def _is_by_line(head: bytes) -> bool:
    """Say whether the first line is an object of its own; one that is longer than what was looked at is taken so."""
    first, end, _ = head.partition(b"\n")
    if not end:
        return True
    try:
        return isinstance(json.loads(first), dict)
    except ValueError:
        return False


def _from_values(values: Iterable[Value]) -> Iterator[Conversation | RowProblem]:
    for each in values:
        if each.problem is not None:
            yield RowProblem(each.line, "", each.problem)
        else:
            yield conversation_from_json(each.value, each.line)


def _from_parquet(file: ParquetFile) -> Iterator[Conversation | RowProblem]:
    if file.holds_objects:
        return (conversation_from_json(value, number) for number, value in file.objects())
    return _from_rows(file.rows())


def _from_rows(rows: Iterable[tuple[int, dict[str, str], str | None]]) -> Iterator[Conversation | RowProblem]:
    """Join the good rows; the bad ones are given out where they stand, before the conversation they cut into."""
    waiting: deque[RowProblem] = deque()

    def good() -> Iterator[tuple[int, dict[str, str]]]:
        for line, row, problem in rows:
            if problem is None:
                yield line, row
            else:
                waiting.append(RowProblem(line, "", problem))

    for found in rows_to_conversations(good()):
        while waiting:
            yield waiting.popleft()
        yield found
    yield from waiting
