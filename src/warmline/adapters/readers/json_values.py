"""JSON objects from a stream, one at a time: one a line, a list of them, or a single one over many lines."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from warmline.adapters.readers.errors import UnusableInput
from warmline.adapters.readers.lines import BAD_ENCODING, Peeked, lines_of

_CHUNK: Final = 1 << 16
# One conversation of this many characters is no conversation.
_LARGEST: Final = 64 * 1024 * 1024
_SPACE: Final = " \t\r\n"


@dataclass(frozen=True, slots=True)
class Value:
    """One JSON value with the line on which it begins; `problem` where it could not be read."""

    line: int
    value: Any
    problem: str | None = None


def values_by_line(stream: Peeked) -> Iterator[Value]:
    """Yield one value a line; empty lines are passed over."""
    for line in lines_of(stream):
        if not line.text.strip():
            continue
        if line.problem:
            yield Value(line.number, None, line.problem)
            continue
        try:
            yield Value(line.number, _parsed(line.text))
        except ValueError as error:
            yield Value(line.number, None, f"it is not JSON ({_told(error)}). Expected one object a line.")


def values_of_document(stream: Peeked) -> Iterator[Value]:
    """Yield the members of a JSON list, or the values of a document one after the other, without holding them all.

    Where the document breaks off or is not JSON, the last value says so: nothing after that place can be found.
    """
    text = _Text(stream)
    try:
        yield from _members(text)
    except UnusableInput as error:
        yield Value(text.line, None, str(error))


def _members(text: _Text) -> Iterator[Value]:
    in_list = text.skip("[")
    while not text.at_end():
        if in_list and text.skip("]"):
            return
        yield Value(text.line, text.value())
        text.skip(",")
    if in_list:
        raise UnusableInput("the JSON list breaks off before its end “]”. Was the file copied or downloaded whole?")


class _Text:
    """The part of a document that is being read, and the line at which it begins."""

    def __init__(self, stream: Peeked) -> None:
        self._stream = stream
        self._decoder = json.JSONDecoder(parse_constant=_refuse_constant)
        self._utf8 = _Utf8()
        self._text = ""
        self._at = 0
        self._whole = False
        self.line = 1

    def at_end(self) -> bool:
        self._pass_space()
        return self._at >= len(self._text)

    def skip(self, mark: str) -> bool:
        self._pass_space()
        if not self._text.startswith(mark, self._at):
            return False
        self._at += 1
        return True

    def value(self) -> Any:
        wanted = _CHUNK
        while True:
            try:
                value, end = self._decoder.raw_decode(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if isinstance(error, RecursionError) or self._whole or wanted > _LARGEST:
                    raise UnusableInput(f"the JSON cannot be read from here on ({_told(error)}).") from error
                self._more(wanted)
                wanted *= 2
                continue
            if end == len(self._text) and not self._whole:
                self._more(_CHUNK)
                continue
            self._move_to(end)
            return value

    def _pass_space(self) -> None:
        while True:
            at = self._at
            while at < len(self._text) and self._text[at] in _SPACE:
                at += 1
            self._move_to(at)
            if at < len(self._text) or self._whole:
                return
            self._more(_CHUNK)

    def _move_to(self, at: int) -> None:
        self.line += self._text.count("\n", self._at, at)
        self._at = at

    def _more(self, size: int) -> None:
        raw = self._read(size)
        self._whole = not raw
        self._text = self._text[self._at :] + self._utf8.decode(raw)
        self._at = 0

    def _read(self, size: int) -> bytes:
        # A pipe gives less than it is asked for; what is a whole value must not hang on how its bytes were cut.
        raw = b""
        while len(raw) < size and (piece := self._stream.read(size - len(raw))):
            raw += piece
        return raw


class _Utf8:
    """Decodes a document piece by piece."""

    def __init__(self) -> None:
        self._rest = b""

    def decode(self, raw: bytes) -> str:
        data = self._rest + raw
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            if error.start < len(data) - 3 or not raw:
                raise UnusableInput(f"the JSON cannot be read from here on: {BAD_ENCODING}") from error
            text, self._rest = data[: error.start].decode("utf-8"), data[error.start :]
            return text
        self._rest = b""
        return text


def _parsed(text: str) -> Any:
    try:
        return json.loads(text, parse_constant=_refuse_constant)
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is no JSON number")


def _told(error: Exception) -> str:
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg.lower()} at character {error.colno}"
    return str(error) or type(error).__name__
