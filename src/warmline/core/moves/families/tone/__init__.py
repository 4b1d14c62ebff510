"""The tone of a turn: what helps (warm.py), what hurts (hard.py), and orders (ordering.py)."""

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.families.tone import hard, ordering, warm
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (*warm.ENTRIES, *hard.ENTRIES, *ordering.ENTRIES)


def read(view: View) -> Iterator[Mark]:
    """Yield all of it."""
    yield from warm.read(view)
    yield from hard.read(view)
    yield from ordering.read(view)


__all__ = ["ENTRIES", "read"]
