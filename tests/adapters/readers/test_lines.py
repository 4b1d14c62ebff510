from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.readers.errors import UnusableInput
from warmline.adapters.readers.json_values import values_of_document
from warmline.adapters.readers.lines import Peeked, lines_of

MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
LINES = st.lists(st.text(max_size=30).map(str.encode) | st.binary(max_size=30), min_size=1, max_size=8)
BYTES = LINES.map(b"\n".join).filter(lambda raw: raw.strip() and b"\0" not in raw and not raw.startswith(MARKS))


@given(BYTES, st.integers(0, 9000), st.lists(st.integers(-1, 5000)))
def test_looking_at_the_head_loses_no_byte(raw: bytes, more: int, sizes: list[int]) -> None:
    peeked = Peeked(io.BytesIO(raw + b"x" * more))
    read = b"".join([peeked.read(size) for size in sizes])
    assert read + peeked.read() == raw + b"x" * more


@given(BYTES)
def test_lines_are_those_of_the_bytes_and_bad_ones_are_named(raw: bytes) -> None:
    found = list(lines_of(Peeked(io.BytesIO(raw))))
    wanted = raw.split(b"\n")[: -1 if raw.endswith(b"\n") else None]
    assert [line.number for line in found] == list(range(1, len(wanted) + 1))
    for line, bare in zip(found, wanted, strict=True):
        assert (line.problem is None) is _is_utf8(bare)
        assert line.problem or line.text == bare.decode().rstrip("\r")


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode()
    except UnicodeDecodeError:
        return False
    return True


def test_a_byte_order_mark_is_dropped() -> None:
    assert next(lines_of(Peeked(io.BytesIO(b"\xef\xbb\xbfhello\n")))).text == "hello"


@pytest.mark.parametrize("raw", [b"", b" \r\n", b"\xef\xbb\xbf \n"])
def test_nothing_is_refused(raw: bytes) -> None:
    with pytest.raises(UnusableInput, match="empty"):
        Peeked(io.BytesIO(raw))


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=10,
)


@given(st.lists(JSON, min_size=1, max_size=6), st.sampled_from([None, 1]))
def test_the_members_of_a_list_are_those_of_the_whole(members: list[object], indent: int | None) -> None:
    raw = json.dumps(members, indent=indent, ensure_ascii=False).encode("utf-8", "surrogatepass")
    found = list(values_of_document(Peeked(io.BytesIO(raw))))
    assert [value.value for value in found] == members
    assert all(value.problem is None for value in found)
