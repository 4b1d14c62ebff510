"""The file as it came, in sealed pieces, and read again as one stream; in memory there is never more than two."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from typing import Any, Final

from warmline.apps.conversations.models import Piece, Upload
from warmline.apps.people.models import Person
from warmline.apps.people.vault import open_sealed, seal

SIZE: Final = 1024 * 1024
_PURPOSE: Final = "conversations"


def cut(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the same bytes in pieces of one MiB."""
    waiting = b""
    for chunk in chunks:
        waiting += chunk
        while len(waiting) >= SIZE:
            yield waiting[:SIZE]
            waiting = waiting[SIZE:]
    if waiting:
        yield waiting


def keep_piece(upload: Upload, owner: Person, number: int, piece: bytes) -> None:
    """Seal one piece and keep it."""
    Piece.objects.create(upload=upload, number=number, sealed=seal(owner, piece, purpose=_PURPOSE))


def opened(upload: Upload, owner: Person) -> io.BufferedReader:
    """Return the pieces as one stream of bytes, opened one after the other."""
    return io.BufferedReader(_Pieces(upload, owner), 64 * 1024)


class _Pieces(io.RawIOBase):
    def __init__(self, upload: Upload, owner: Person) -> None:
        self._upload, self._owner = upload, owner
        self._next, self._at, self._piece = 0, 0, b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        if self._at == len(self._piece) and not self._turn_over():
            return 0
        data = self._piece[self._at : self._at + len(buffer)]
        buffer[: len(data)] = data
        self._at += len(data)
        return len(data)

    def _turn_over(self) -> bool:
        row = Piece.objects.filter(upload=self._upload, number=self._next).first()
        if row is None:
            return False
        self._next, self._at = self._next + 1, 0
        self._piece = open_sealed(self._owner, self._owner, bytes(row.sealed), purpose=_PURPOSE)
        return True
