"""A LanguageTool server by its address: one more pair of eyes on grammar, off unless an address is given."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPException
from typing import Any, Final
from urllib.error import URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import Request, urlopen

from warmline.core.conversation import redact

MOST_BYTES: Final = 4_000_000
"""The longest answer that is read."""
MOST_CHARACTERS: Final = 20_000
"""The longest text that is sent; what lies behind is not looked at."""


class LanguageToolError(Exception):
    """The server could not be reached, or what it answered could not be used."""


@dataclass(frozen=True, slots=True)
class Remark:
    """What the server says about `text[start:end]`: its words, and the first way it would put it, "" where none."""

    rule: str
    start: int
    end: int
    message: str
    better: str


class LanguageTool:
    """A client of the HTTP interface of LanguageTool 6 (`/v2/check`)."""

    def __init__(self, address: str, *, language: str = "auto", seconds: float = 5.0) -> None:
        """Take the server's address, such as http://127.0.0.1:8081. Raises ValueError where it is no http address."""
        parts = urlsplit(address)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError(f"{address!r} is no address of a LanguageTool server; expected http://host:port")
        self._url = f"{address.rstrip('/')}/v2/check"
        self._language = language
        self._seconds = seconds

    def check(self, text: str, names: tuple[str, ...] = ()) -> tuple[Remark, ...]:
        """Return the server's remarks on a text, in order. Raises LanguageToolError.

        Personal data is blanked before the text is sent (see `redact`; `names` are known names to blank too), letter
        for letter, so that places stay where they are; remarks on blanked stretches are dropped.
        """
        sent, hidden = _blanked(text[:MOST_CHARACTERS], names)
        if not sent.strip():
            return ()
        form = urlencode({"text": sent.encode("utf-8", "replace"), "language": self._language}).encode()
        answer = self._ask(Request(self._url, data=form, method="POST"))  # noqa: S310 - the scheme is checked above
        remarks = tuple(_remarks(answer, sent))
        return tuple(each for each in remarks if not any(each.start < high and low < each.end for low, high in hidden))

    def _ask(self, request: Request) -> Mapping[str, Any]:
        try:
            with urlopen(request, timeout=self._seconds) as response:  # noqa: S310
                answer = json.loads(response.read(MOST_BYTES))
        except (URLError, OSError, HTTPException) as error:
            raise LanguageToolError(f"LanguageTool at {self._url} could not be asked: {error}") from error
        except ValueError as error:
            raise LanguageToolError(f"LanguageTool at {self._url} answered something that is no JSON.") from error
        if not isinstance(answer, Mapping) or not isinstance(answer.get("matches"), list):
            raise LanguageToolError(f"LanguageTool at {self._url} answered without a list of matches.")
        return answer


def _blanked(text: str, names: tuple[str, ...]) -> tuple[str, list[tuple[int, int]]]:
    hidden = [(span.start, span.end) for span in redact(text, names=names).spans]
    letters = list(text)
    for low, high in hidden:
        letters[low:high] = "X" * (high - low)
    return "".join(letters), hidden


def _remarks(answer: Mapping[str, Any], text: str) -> Iterator[Remark]:
    """The server counts UTF-16 units, as Java does; a match that does not lie in the text is dropped."""
    places = _places(text)
    for match in answer["matches"]:
        if not isinstance(match, Mapping):
            continue
        offset, length = match.get("offset"), match.get("length")
        if not isinstance(offset, int) or not isinstance(length, int) or length <= 0:
            continue
        start, end = places.get(offset), places.get(offset + length)
        if start is not None and end is not None:
            yield Remark(_rule(match), start, end, str(match.get("message", "")), _better(match))


def _places(text: str) -> dict[int, int]:
    places: dict[int, int] = {}
    unit = 0
    for place, letter in enumerate(text):
        places[unit] = place
        unit += 2 if ord(letter) > 0xFFFF else 1
    places[unit] = len(text)
    return places


def _rule(match: Mapping[str, Any]) -> str:
    rule = match.get("rule")
    return str(rule.get("id", "")) if isinstance(rule, Mapping) else ""


def _better(match: Mapping[str, Any]) -> str:
    first = match.get("replacements")
    head = first[0] if isinstance(first, list) and first else None
    return str(head.get("value", "")) if isinstance(head, Mapping) else ""
