"""A file as a download that is sent in pieces on either road, the server's and that of tests."""

from __future__ import annotations

from typing import BinaryIO, Final, Self

from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, StreamingHttpResponse

_BLOCK: Final = 64 * 1024


def download(request: HttpRequest, file: BinaryIO, name: str, content_type: str) -> StreamingHttpResponse:
    """Return the file as a download; it is closed with the response, also where nobody fetches it."""
    # A plain iterator would be read whole into memory by the asynchronous server, and the other way round.
    blocks = _Later(file) if isinstance(request, ASGIRequest) else _Now(file)
    response = StreamingHttpResponse(blocks, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class _Blocks:
    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def close(self) -> None:
        self._file.close()


class _Now(_Blocks):
    def __iter__(self) -> Self:
        return self

    def __next__(self) -> bytes:
        if block := self._file.read(_BLOCK):
            return block
        raise StopIteration


class _Later(_Blocks):
    def __aiter__(self) -> Self:
        return self

    async def __anext__(self) -> bytes:
        if block := self._file.read(_BLOCK):
            return block
        raise StopAsyncIteration
