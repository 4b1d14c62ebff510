"""Lines of text from bytes, each with its number and what is wrong with it."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from warmline.adapters.readers.errors import UnusableInput

# A line longer than this is no line of a table or of JSON lines; it is read in pieces to keep memory flat.
LONGEST_LINE: Final = 8 * 1024 * 1024
_HEAD: Final = 4096
_SIXTEEN: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
SAVE_AS: Final = "Save the file as UTF-8 (in Excel: “CSV UTF-8”) and try again."
BAD_ENCODING: Final = f"it holds bytes that are not UTF-8. {SAVE_AS}"
NULL_BYTES: Final = "it holds null bytes, so it is damaged or not plain text. Export it again as UTF-8 text."
TOO_LONG: Final = f"it is longer than {LONGEST_LINE // (1024 * 1024)} MiB. Is this a text file with one entry a line?"


class Stream(Protocol):
    """Bytes that can be read in order; a file, standard input, or something that counts what is read."""

    def read(self, size: int = -1, /) -> bytes:
        """Read up to `size` bytes."""
        ...

    def readline(self, size: int = -1, /) -> bytes:
        """Read up to the end of the line, at most `size` bytes."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """One line without its end. `number` counts from 1; `problem` says why its text cannot be trusted."""

    number: int
    text: str
    problem: str | None = None


class Peeked:
    """A stream whose first bytes were looked at and are read again; a byte order mark is dropped."""

    def __init__(self, stream: Stream) -> None:
        """Look at the head of a stream. Raises UnusableInput where it is empty or no UTF-8 text."""
        self._stream = stream
        self._waiting = stream.read(_HEAD)
        if not self._waiting.strip():
            self._refuse_empty()
        if self._waiting.startswith(_SIXTEEN) or self._waiting.count(0) * 4 > len(self._waiting):
            raise UnusableInput(f"The input is UTF-16 or not text at all. {SAVE_AS}")
        if self._waiting.startswith(codecs.BOM_UTF8):
            self._waiting = self._waiting[len(codecs.BOM_UTF8) :]
            if not self._waiting.strip():
                self._refuse_empty()

    @property
    def head(self) -> bytes:
        """The first bytes, without a byte order mark and without white space in front."""
        return self._waiting.lstrip()

    def _refuse_empty(self) -> None:
        more = self._stream.read(_HEAD)
        while more and not more.strip():
            more = self._stream.read(_HEAD)
        if not more:
            raise UnusableInput("The input is empty. Expected at least one conversation.")
        self._waiting += more

    def read(self, size: int = -1, /) -> bytes:
        """Read up to `size` bytes; all of them where it is negative."""
        if size < 0:
            data, self._waiting = self._waiting + self._stream.read(), b""
            return data
        if not self._waiting:
            return self._stream.read(size)
        data, self._waiting = self._waiting[:size], self._waiting[size:]
        return data

    def readline(self, size: int = -1, /) -> bytes:
        """Read up to the end of the line, at most `size` bytes where it is not negative."""
        if not self._waiting:
            return self._stream.readline(size)
        limit = size if size >= 0 else len(self._waiting)
        end = self._waiting.find(b"\n", 0, limit) + 1
        if end or limit < len(self._waiting):
            end = end or limit
            data, self._waiting = self._waiting[:end], self._waiting[end:]
            return data
        data, self._waiting = self._waiting, b""
        rest = size - len(data) if size >= 0 else -1
        return data + (self._stream.readline(rest) if rest else b"")


def lines_of(stream: Stream) -> Iterator[Line]:
    """Yield the lines of a stream. A line that is not UTF-8, holds null bytes or is endless says so in `problem`."""
    number = 0
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        problem = TOO_LONG if len(raw) >= LONGEST_LINE and not raw.endswith(b"\n") else None
        while problem and (rest := stream.readline(LONGEST_LINE)) and not rest.endswith(b"\n"):
            pass
        yield _line(number, raw if problem is None else raw[:_HEAD], problem)


def _line(number: int, raw: bytes, problem: str | None) -> Line:
    bare = raw.rstrip(b"\r\n")
    if b"\0" in bare:
        problem = problem or NULL_BYTES
    try:
        return Line(number, bare.decode("utf-8"), problem)
    except UnicodeDecodeError:
        return Line(number, bare.decode("utf-8", "replace"), problem or BAD_ENCODING)
