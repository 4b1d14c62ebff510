"""JSON one value at a time: which are found, on which line, and what is said about the rest."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.readers.json_values import Value, values_by_line, values_of_document
from warmline.adapters.readers.lines import Peeked


class Drops(io.RawIOBase):
    """A stream that gives a few bytes at a time, as a slow pipe does."""

    def __init__(self, data: bytes, size: int) -> None:
        self._data, self._size = data, size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        taken = self._size if size < 0 else min(size, self._size)
        piece, self._data = self._data[:taken], self._data[taken:]
        return piece


def by_line(text: str | bytes) -> list[Value]:
    return list(values_by_line(Peeked(io.BytesIO(text.encode() if isinstance(text, str) else text))))


def document(text: str | bytes) -> list[Value]:
    return list(values_of_document(Peeked(io.BytesIO(text.encode() if isinstance(text, str) else text))))


def test_one_value_a_line_with_its_number() -> None:
    assert by_line('{"a": 1}\n\n  \n[2]\r\n"x"') == [Value(1, {"a": 1}), Value(4, [2]), Value(5, "x")]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("{oops", "it is not JSON (expecting property name enclosed in double quotes at character 2)."),
        ('{"a": 1} {"b": 2}', "it is not JSON (extra data at character 10)."),
        ('{"a": NaN}', "it is not JSON (NaN is no JSON number)."),
        ('{"a": -Infinity}', "it is not JSON (-Infinity is no JSON number)."),
        ("[" * 100_000, "it is not JSON (it is nested too deeply)."),
    ],
)
def test_a_line_that_is_no_json_is_named_and_the_next_is_read(line: str, told: str) -> None:
    bad, good = by_line(f"{line}\n[1]")
    assert bad.problem == f"{told} Expected one object a line."
    assert (bad.line, bad.value) == (1, None)
    assert good == Value(2, [1])


def test_a_line_of_wrong_bytes_is_named_and_the_next_is_read() -> None:
    bad, good = by_line(b'{"a": "\xff"}\n[1]')
    assert bad.problem is not None
    assert "not UTF-8" in bad.problem
    assert good == Value(2, [1])


@pytest.mark.parametrize("text", ["[]", " [ ] ", "[\n\n]"])
def test_an_empty_list_has_no_members(text: str) -> None:
    assert document(text) == []


def test_values_one_after_the_other_are_a_document_too() -> None:
    assert document('{"a":\n 1}\n{"b": 2}, {"c": 3}') == [Value(1, {"a": 1}), Value(3, {"b": 2}), Value(3, {"c": 3})]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[1, 2", "the JSON list breaks off before its end “]”. Was the file copied or downloaded whole?"),
        ("[1, 2, ", "the JSON list breaks off before its end “]”. Was the file copied or downloaded whole?"),
        ("[1, 2, {", "the JSON cannot be read from here on (expecting property name enclosed in double quotes"),
        ("[1, 2, nul", "the JSON cannot be read from here on (expecting value at character"),
        ("[1, 2, NaN]", "the JSON cannot be read from here on (NaN is no JSON number)."),
    ],
)
def test_what_came_before_a_break_is_kept_and_the_break_is_told(text: str, told: str) -> None:
    *good, bad = document(text)
    assert [value.value for value in good] == [1, 2]
    assert bad.problem is not None
    assert bad.problem.startswith(told)


def test_members_know_the_line_on_which_they_begin() -> None:
    text = '[\n  {"a": 1},\n  {\n    "b": 2\n  },\n\n  {"c": 3}\n]'
    assert [value.line for value in document(text)] == [2, 3, 7]


def test_a_number_at_the_end_of_what_was_read_is_not_cut() -> None:
    stream = Peeked(Drops(b"[12345, 67890]", 3))
    assert [value.value for value in values_of_document(stream)] == [12345, 67890]


@given(
    st.lists(st.dictionaries(st.text(max_size=4), st.text(max_size=12) | st.integers(), max_size=3), max_size=6),
    st.integers(1, 7),
    st.booleans(),
)
def test_however_slowly_it_comes_the_members_are_the_same(members: list[object], size: int, ascii_only: bool) -> None:
    raw = json.dumps(members, ensure_ascii=ascii_only, indent=1).encode("utf-8", "surrogatepass")
    if b"\xed" in raw and not ascii_only:
        return  # a lone surrogate is not UTF-8; the next test has wrong bytes
    assert [value.value for value in values_of_document(Peeked(Drops(raw, size)))] == members


@given(st.binary(min_size=1, max_size=60).map(lambda raw: b"[" + raw))
def test_any_bytes_give_values_or_one_last_problem(raw: bytes) -> None:
    found = list(values_of_document(Peeked(io.BytesIO(raw + b" " * 40))))
    assert all(value.problem is None for value in found[:-1])
    assert all(value.line >= 1 for value in found)
