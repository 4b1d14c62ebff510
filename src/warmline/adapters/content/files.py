"""Where the content lies and its sum. Imports nothing heavy: a start of the house looks here before it reads packs."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import warmline

PACKAGE: Final = Path(warmline.__file__).resolve().parent

# What a loaded scenario depends on beside its text: the code that reads, checks and stores it.
_READING_CODE: Final = ("core", "adapters/packs", "apps/library")


def content_folder() -> Path | None:
    """Return the folder that holds all packs: inside the installed package, else at the root of the repository."""
    for folder in (PACKAGE / "content", PACKAGE.parents[1] / "content"):
        if folder.is_dir():
            return folder
    return None


def sum_of_content(folder: Path | None = None, *, code: tuple[Path, ...] | None = None) -> str:
    """Return the SHA-256 over every pack and the code that reads packs, as 64 hexadecimal digits.

    Names, lengths and bytes of the files go in, their dates do not: a fresh checkout of the same files has the same
    sum. `folder` is the content (that of the build otherwise), `code` the folders with the code.
    """
    content = folder or content_folder()
    roots = [] if content is None else [(content, "*.yaml")]
    roots += [(each, "*.py") for each in (code or tuple(PACKAGE / name for name in _READING_CODE))]
    total = hashlib.sha256()
    for root, pattern in roots:
        for path in _sorted(root, pattern):
            data = path.read_bytes()
            total.update(f"{root.name}/{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
            total.update(data)
    return total.hexdigest()


def _sorted(root: Path, pattern: str) -> Iterator[Path]:
    yield from sorted(path for path in root.rglob(pattern) if path.is_file())
