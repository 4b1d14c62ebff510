"""The static files of the house, each read and compressed once and read again when it changes on the disk."""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import posixpath
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from django.contrib.staticfiles import finders
from django.core.exceptions import SuspiciousFileOperation

# Fonts and pictures are compressed in themselves.
_TEXTS: Final = ("text/", "application/javascript", "application/json", "image/svg+xml")
_TYPES: Final = {".js": "text/javascript", ".mjs": "text/javascript", ".woff2": "font/woff2", ".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True)
class Held:
    """One file: its bytes, the same as gzip where that is shorter, its type, and a version made from its bytes."""

    plain: bytes
    gzipped: bytes | None
    type: str
    version: str


class Shelf:
    """Finds files by their path below the static address, in whatever app they lie, and keeps them in memory.

    What is kept is bounded by what the build ships: a path without a file leaves nothing behind.
    """

    def __init__(self) -> None:
        """Begin empty; nothing is searched before it is asked for."""
        self._paths: dict[str, Path] = {}
        self._held: dict[Path, tuple[tuple[int, int], Held]] = {}

    def find(self, name: str) -> Held | None:
        """Return the file under this path as it is now, or None where there is none."""
        path = self._paths.get(name) or _found(name)
        try:
            return None if path is None else self._read(name, path)
        except OSError:
            self._paths.pop(name, None)
            return None

    def _read(self, name: str, path: Path) -> Held:
        seen = path.stat()
        state = (seen.st_mtime_ns, seen.st_size)
        known = self._held.get(path)
        if known is not None and known[0] == state:
            return known[1]
        held = hold(path.read_bytes(), path.suffix)
        self._paths[name] = path
        self._held[path] = (state, held)
        return held


def hold(data: bytes, suffix: str) -> Held:
    """Return a file's bytes ready to be sent; `suffix` (".css") tells the type."""
    kind = _TYPES.get(suffix) or mimetypes.types_map.get(suffix, "application/octet-stream")
    text = kind.startswith(_TEXTS)
    # No date inside: the same bytes have the same compressed bytes in every process.
    packed = gzip.compress(data, 9, mtime=0) if text else data
    return Held(
        plain=data,
        gzipped=packed if len(packed) < len(data) else None,
        type=f"{kind}; charset=utf-8" if text else kind,
        version=hashlib.sha256(data).hexdigest()[:12],
    )


def _found(name: str) -> Path | None:
    # One file has one name: other spellings of it would fill the memory with the same.
    if "\0" in name or name != posixpath.normpath(name):
        return None
    try:
        found = finders.find(name)
    except (SuspiciousFileOperation, ValueError):
        return None
    path = Path(found) if isinstance(found, str) else None
    return path if path is not None and path.is_file() else None


@cache
def shelf() -> Shelf:
    """Return the shelf of this process: the server and the pages' links share it."""
    return Shelf()
