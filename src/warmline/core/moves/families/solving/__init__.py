"""Solving: what moves the case on (steps.py, present.py), sums (sums.py), answers (answers.py)."""

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.families.solving import answers, present, steps, sums
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (*steps.ENTRIES, *present.ENTRIES, *sums.ENTRIES, *answers.ENTRIES)


def read(view: View) -> Iterator[Mark]:
    """Yield all of it."""
    yield from steps.read(view)
    yield from present.read(view)
    yield from sums.read(view)
    yield from answers.read(view)


__all__ = ["ENTRIES", "read"]
