"""Collects the shipped style sheets, scripts and fonts into the data folder, from where they are served."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

MARK: Final = ".collected"


def collect_when_new(folder: Path) -> bool:
    """Collect where the shipped files are not those collected last; return whether that was so.

    Each file gets a name made from its bytes, and each text a compressed copy. Files of an earlier build stay: a house
    of that build may still be serving them. Raises OSError where the folder cannot be written.
    """
    mark, shipped = folder / MARK, fingerprint()
    if mark.is_file() and mark.read_text(encoding="utf-8") == shipped:
        return False
    call_command("collectstatic", verbosity=0, interactive=False)
    # Last, so that a collection that was cut short is begun again.
    mark.write_text(shipped, encoding="utf-8")
    return True


def fingerprint() -> str:
    """Return what tells one set of shipped files from another: their names, sizes and times of change."""
    told = hashlib.sha256()
    for finder in get_finders():
        for name, storage in sorted(finder.list([]), key=lambda found: found[0]):
            seen = Path(storage.path(name)).stat()
            told.update(f"{name}\0{seen.st_size}\0{seen.st_mtime_ns}\n".encode())
    return told.hexdigest()
