"""From whatever somebody hands in (PNG, SVG or the text itself) to the credential in it."""

from __future__ import annotations

from typing import Final

from warmline.adapters.badges.png import SIGNATURE, BrokenPicture, token_in_png
from warmline.adapters.badges.svg import BrokenDrawing, token_in_svg

MOST_BYTES: Final = 2 * 1024 * 1024


class NoBadge(ValueError):
    """The file holds no badge; the message says why, in English."""


def token_in(data: bytes) -> str:
    """Return the credential in a PNG, an SVG or a text file. Raises NoBadge."""
    if len(data) > MOST_BYTES:
        raise NoBadge("the file is larger than 2 MB")
    try:
        found = _found(data)
    except (BrokenPicture, BrokenDrawing) as problem:
        raise NoBadge(str(problem)) from problem
    if not found:
        raise NoBadge("there is no badge in this file")
    return found.strip()


def _found(data: bytes) -> str | None:
    if data.startswith(SIGNATURE):
        return token_in_png(data)
    if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return token_in_svg(data)
    try:
        return data.decode("ascii")
    except UnicodeDecodeError as problem:
        raise BrokenPicture("this is neither a PNG, nor an SVG, nor the text of a badge") from problem
