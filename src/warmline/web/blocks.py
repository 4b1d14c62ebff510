"""A file in blocks, for a response that is sent piece by piece on either road, the server's and that of tests."""

from __future__ import annotations

from typing import BinaryIO, Final, Self

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest

_BLOCK: Final = 64 * 1024


class _Blocks:
    def __init__(self, file: BinaryIO, count: int | None) -> None:
        self._file, self._left = file, count

    def close(self) -> None:
        self._file.close()

    def _block(self) -> bytes:
        block = self._file.read(_BLOCK if self._left is None else min(_BLOCK, self._left))
        if self._left is not None:
            self._left -= len(block)
        return block


class _Now(_Blocks):
    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        if block := self._block():
            return block
        raise StopIteration


class _Later(_Blocks):
    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if block := self._block():
            return block
        raise StopAsyncIteration


def blocks_of(request: HttpRequest, file: BinaryIO, count: int | None = None) -> _Now | _Later:
    """Return the file from where it stands, or so many bytes of it, in blocks; it is closed with the response."""
    # A plain iterator would be read whole into memory by the asynchronous server, and the other way round.
    return _Later(file, count) if isinstance(request, ASGIRequest) else _Now(file, count)
