"""Whose it is: who takes it on or hands it on (owning.py), and apologies by their parts (apology.py)."""

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.families.ownership import apology, owning
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (*owning.ENTRIES, *apology.ENTRIES)


def read(view: View) -> Iterator[Mark]:
    """Yield both."""
    yield from owning.read(view)
    yield from apology.read(view)


__all__ = ["ENTRIES", "read"]
