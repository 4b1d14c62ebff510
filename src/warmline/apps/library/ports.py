"""What the house has put into its ports: what reads, what customers say, the rubric, the dictionary, speech.

config lies above the apps and chooses; here it is reached by its name, and each part is made once a process.
"""

from __future__ import annotations

from functools import cache
from typing import Any

from django.conf import settings
from django.utils.module_loading import import_string

from warmline.adapters.speech import Listener, Speaker
from warmline.core.customer.language import Language
from warmline.core.moves import MoveReader
from warmline.core.skills import Rubric
from warmline.core.wording.slips import WordList


@cache
def reader() -> MoveReader:
    """Return the reader of moves."""
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


@cache
def words() -> WordList:
    """Return the dictionary; its words are read when they are first asked for."""
    made: WordList = _wired("words")
    return made


def speaker() -> Speaker | None:
    """Return who speaks for customers, or None where this house has no voice."""
    found: Speaker | None = _wired("speaker")
    return found


def listener() -> Listener | None:
    """Return who turns speech into text, or None where nobody in this house does."""
    found: Listener | None = _wired("listener")
    return found


def _wired(port: str, *names: str) -> Any:
    return import_string(f"{settings.WARMLINE_WIRING}.{port}")(*names)
