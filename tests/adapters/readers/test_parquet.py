"""Parquet files: as rows, as objects, broken, and without the extra."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import Any

import pytest

from warmline.adapters.readers import UnusableInput, read_conversations
from warmline.core.conversation import Channel, Conversation, Speaker
from warmline.core.conversation.rows import RowProblem

needs_extra = pytest.mark.skipif(find_spec("pyarrow") is None, reason="needs the extra warmline[parquet]")


def read(data: bytes, name: str = "talks.parquet") -> list[Conversation | RowProblem]:
    return list(read_conversations(OneWay(data), name))


class OneWay:
    """Bytes that can be read once, from front to back, as from a pipe."""

    def __init__(self, data: bytes) -> None:
        self._data = io.BytesIO(data)

    def read(self, size: int = -1, /) -> bytes:
        return self._data.read(size)

    def readline(self, size: int = -1, /) -> bytes:
        return self._data.readline(size)


def written(columns: dict[str, list[Any]]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    out = io.BytesIO()
    parquet.write_table(pyarrow.table(columns), out)
    return out.getvalue()


ROWS: dict[str, list[Any]] = {
    "conversation_id": ["a", "a", "b", "b"],
    "turn": [0, 1, 0, 1],
    "Speaker": ["customer", "agent", "customer", "agent"],
    "text": ["Where is it?", "In Leeds.", "And mine?", "In Bath."],
    "at": [datetime(2025, 3, 4, 9, n, tzinfo=UTC) for n in range(4)],
    "channel": ["chat", "chat", None, None],
}


@pytest.mark.skipif(find_spec("pyarrow") is not None, reason="the extra is installed here")
def test_without_the_extra_it_says_which_one_is_needed() -> None:
    with pytest.raises(UnusableInput, match=r"warmline\[parquet\]"):
        read(b"PAR1 whatever follows PAR1")


@needs_extra
def test_rows_are_joined_as_in_a_table() -> None:
    first, second = read(written(ROWS))
    assert isinstance(first, Conversation)
    assert isinstance(second, Conversation)
    assert (first.id, first.channel, second.id) == ("a", Channel.CHAT, "b")
    assert [turn.text for turn in second.turns] == ["And mine?", "In Bath."]
    assert first.turns[1].speaker is Speaker.AGENT
    assert first.turns[1].at == datetime(2025, 3, 4, 9, 1, tzinfo=UTC)


@needs_extra
def test_turn_numbers_that_became_decimals_are_whole_numbers() -> None:
    assert read(written(ROWS | {"turn": [0.0, 1.0, 0.0, 1.0]})) == read(written(ROWS))


@needs_extra
def test_a_bad_row_is_named_by_its_number() -> None:
    found = read(written(ROWS | {"Speaker": ["customer", "agent", "nobody", "agent"]}))
    assert [each.line for each in found if isinstance(each, RowProblem)] == [3]


@needs_extra
def test_a_row_may_be_a_whole_conversation() -> None:
    turns = [[{"speaker": "customer", "text": "Hi", "at": None}, {"speaker": "agent", "text": "Hello", "at": None}]]
    (talk,) = read(written({"id": ["j1"], "channel": ["email"], "turns": turns}))
    assert isinstance(talk, Conversation)
    assert (talk.id, talk.channel, [turn.text for turn in talk.turns]) == ("j1", Channel.EMAIL, ["Hi", "Hello"])


@needs_extra
def test_a_missing_column_and_a_broken_file_are_told() -> None:
    with pytest.raises(UnusableInput, match="text is missing"):
        read(written({name: values for name, values in ROWS.items() if name != "text"}))
    for broken in (b"", b"PAR1", b"conversation_id,turn", written(ROWS)[:-9]):
        with pytest.raises(UnusableInput, match="no whole Parquet file"):
            read(broken)
