"""The English word list of pyspellchecker, asked word by word; nothing leaves the machine."""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spellchecker import SpellChecker

LEAST_OFTEN: Final = 500
"""How often a word stands in the library's own count of texts before it is offered as the one that was meant."""
CLEARLY: Final = 4.0
"""How many times more often it must stand there than the next likely word."""


class Dictionary:
    """Fills the core's `WordList`. The words (160,000, about 40 MB in memory) are read once, when first asked."""

    @property
    def version(self) -> str:
        """Name and version of the library that ships the words."""
        return f"pyspellchecker-{version('pyspellchecker')}"

    def knows(self, word: str) -> bool:
        """Say whether a word in lower case is in the list."""
        return word in _library().word_frequency.dictionary

    def nearest(self, word: str) -> str | None:
        """Return the word one letter away that was most likely meant.

        None unless it begins with the same letter, stands often enough in the library's count (LEAST_OFTEN), and
        clearly more often than any other such word (CLEARLY).
        """
        return _nearest(word)


@lru_cache(maxsize=1)
def _library() -> SpellChecker:
    from spellchecker import SpellChecker  # reading the words takes a third of a second

    return SpellChecker(language="en", distance=1)


@lru_cache(maxsize=4096)
def _nearest(word: str) -> str | None:
    if len(word) > 30:
        return None
    library = _library()
    count = library.word_frequency.dictionary
    near = [each for each in library.known(library.edit_distance_1(word)) if each[:1] == word[:1] and each != word]
    ranked = sorted(near, key=lambda each: (-count[each], each))
    if not ranked or count[ranked[0]] < LEAST_OFTEN:
        return None
    if len(ranked) > 1 and count[ranked[0]] < CLEARLY * count[ranked[1]]:
        return None
    return str(ranked[0])
