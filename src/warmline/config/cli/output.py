"""What the commands share: consoles, exact bytes on standard output, an output file that is whole or not there."""

from __future__ import annotations

import os
import re
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

import click

FINE: Final = 0
SOME_BAD: Final = 1
UNUSABLE: Final = 2
# All but the tab and the end of a line; the last ones turn the direction of writing.
_CONTROLS: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def printable(text: str) -> str:
    """Return somebody's words so that a terminal only shows them: a control character could make it do things."""
    return _CONTROLS.sub("\N{REPLACEMENT CHARACTER}", text)


def unusable(text: str) -> NoReturn:
    """Say on standard error why nothing could be done, and end with exit code 2."""
    click.echo(text, err=True)
    sys.exit(UNUSABLE)


def database_words(error: Exception) -> str:
    """Return what a database said, in one line."""
    return f"The database does not answer: {' '.join(str(error).split())}"


def put_line(out: BinaryIO, line: str) -> None:
    """Write one line as UTF-8. A lone surrogate, which UTF-8 cannot hold, becomes its JSON escape."""
    out.write(line.encode("utf-8", "backslashreplace") + b"\n")


@contextmanager
def opened_output(path: Path | None) -> Iterator[BinaryIO]:
    """Yield standard output, or a file that appears under its name only when everything was written.

    Raises OSError where the file cannot be written.
    """
    if path is None:
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    except OSError as error:
        # Named by the file that was asked for: nobody knows the draft.
        raise OSError(error.errno, error.strerror, str(path)) from error
    try:
        with os.fdopen(handle, "wb") as out:
            yield out
        Path(name).chmod(0o666 & ~_umask())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


class CountingStream:
    """A binary stream that knows how many bytes were read from it, for the progress bar."""

    def __init__(self, stream: BinaryIO) -> None:
        """Wrap a stream that is open for reading."""
        self._stream = stream
        self.done = 0

    def read(self, size: int = -1) -> bytes:
        """Read up to `size` bytes; all of them where it is negative."""
        data = self._stream.read(size)
        self.done += len(data)
        return data

    def readline(self, size: int = -1) -> bytes:
        """Read up to the end of the line."""
        data = self._stream.readline(size)
        self.done += len(data)
        return data
