"""A file in blocks: from where it stands, so many bytes of it, and closed at the end."""

from __future__ import annotations

import io

import pytest
from django.test import RequestFactory

from warmline.web.blocks import blocks_of

DATA = bytes(range(256)) * 1000


@pytest.mark.parametrize("count", [0, 1, 65_536, 65_537, 200_000])
def test_so_many_bytes_from_where_it_stands(count: int) -> None:
    file = io.BytesIO(DATA)
    file.seek(10)
    blocks = list(blocks_of(RequestFactory().get("/"), file, count))  # type: ignore[arg-type]
    assert b"".join(blocks) == DATA[10 : 10 + count]
    assert all(0 < len(block) <= 65_536 for block in blocks)


def test_without_a_count_all_of_it_and_the_file_closes_with_it() -> None:
    file = io.BytesIO(DATA)
    blocks = blocks_of(RequestFactory().get("/"), file)
    assert b"".join(blocks) == DATA  # type: ignore[arg-type]
    blocks.close()
    assert file.closed
