"""Solving: what moves the case on (steps.py) and what answers a question (answers.py)."""

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.families.solving import answers, steps
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (*steps.ENTRIES, *answers.ENTRIES)


def read(view: View) -> Iterator[Mark]:
    """Yield both."""
    yield from steps.read(view)
    yield from answers.read(view)


__all__ = ["ENTRIES", "read"]
