"""What a trial and a preview run on: the reader of moves, the customers' language, the rubric."""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from warmline.core.customer.language import Language
from warmline.core.moves import MoveReader
from warmline.core.skills import Rubric

# The languages in which customers speak: only a scenario in one of them can be played.
SPOKEN = ("en",)


@cache
def reader() -> MoveReader:
    """Return the reader of moves; the same one that role-play uses."""
    made: MoveReader = _wired("reader")
    return made


@cache
def language() -> Language:
    """Return the customers' language."""
    made: Language = _wired("language", "en")
    return made


@cache
def rubric() -> Rubric:
    """Return the rubric."""
    made: Rubric = _wired("rubric")
    return made


def _wired(port: str, *names: str) -> Any:
    """Return what the house has put into a port; config lies above this room, so it is reached by its name."""
    return import_string(f"{settings.WARMLINE_WIRING}.{port}")(*names)
