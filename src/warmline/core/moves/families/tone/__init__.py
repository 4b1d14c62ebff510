"""The tone of a turn: what helps (warm.py) and what hurts (hard.py)."""

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.families.tone import hard, warm
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (*warm.ENTRIES, *hard.ENTRIES)


def read(view: View) -> Iterator[Mark]:
    """Yield both."""
    yield from warm.read(view)
    yield from hard.read(view)


__all__ = ["ENTRIES", "read"]
