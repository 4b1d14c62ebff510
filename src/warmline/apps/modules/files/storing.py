"""Where files lie: under WARMLINE_DATA/media, each under its sum, so that the same file is kept once."""

from __future__ import annotations

import hashlib
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

from warmline.apps.modules.files.sniffing import HEAD


class TooLarge(ValueError):
    """A file has more bytes than it may have."""


@dataclass(frozen=True, slots=True)
class Stored:
    """A file that was written down: its sum, its size in bytes, its first bytes, and whether it is new here."""

    sha256: str
    size: int
    head: bytes
    fresh: bool


def place_of(sha256: str) -> Path:
    """Return where the file with this sum lies."""
    return Path(settings.WARMLINE_DATA) / "media" / sha256[:2] / sha256


def store(chunks: Iterable[bytes], most: int) -> Stored:
    """Write a file of at most `most` bytes under its sum. Raises TooLarge, and then nothing stays behind."""
    folder = Path(settings.WARMLINE_DATA) / "media"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    beside = folder / f"incoming-{secrets.token_hex(8)}"
    try:
        sha256, size, head = _written(beside, chunks, most)
        place = place_of(sha256)
        fresh = not place.exists()
        if fresh:
            place.parent.mkdir(mode=0o700, exist_ok=True)
            os.replace(beside, place)
        return Stored(sha256, size, head, fresh)
    finally:
        beside.unlink(missing_ok=True)


def _written(beside: Path, chunks: Iterable[bytes], most: int) -> tuple[str, int, bytes]:
    total, size, head = hashlib.sha256(), 0, b""
    with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > most:
                raise TooLarge
            head = head if len(head) >= HEAD else (head + chunk)[:HEAD]
            total.update(chunk)
            file.write(chunk)
    return total.hexdigest(), size, head
