"""A worded message and its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of a customer's message: what it is for, its words, and where they stand in the message."""

    use: str
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Worded:
    """A message with its parts and the identifiers of the lines it used."""

    text: str
    parts: tuple[Part, ...]
    used: tuple[str, ...]


def join(
    paragraphs: Sequence[Sequence[tuple[str, str]]], used: Sequence[str], head: str = "", foot: str = ""
) -> Worded:
    """Return a message of paragraphs, each of (use, words); `head` and `foot` stand around it and are no part."""
    text, parts = head, []
    for number, paragraph in enumerate(part for part in paragraphs if part):
        text += "\n\n" if number else ""
        for use, words in _spaced(paragraph):
            begin = len(text) + len(words) - len(words.lstrip())
            text += words
            parts.append(Part(use, words.strip(), begin, len(text)))
    return Worded(text + foot, tuple(parts), tuple(used))


def _spaced(parts: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for number, (use, words) in enumerate(parts):
        last = number == len(parts) - 1
        # A dropped full stop is only dropped at the end of the message.
        ended = words if last or words[-1] in '.!?…,:;”"' else words + "."
        yield use, ended if number == 0 else " " + ended
