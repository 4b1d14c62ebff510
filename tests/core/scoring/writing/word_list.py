"""A dictionary for tests: it knows the words of one text, and of a few slips which word was meant."""

from __future__ import annotations

from warmline.core.wording.slips import words_of


class FewWords:
    """Knows only the words of `text`, and offers a word only for the slips it is given."""

    version = "test-1"

    def __init__(self, text: str = "", **slips: str) -> None:
        self.known = words_of(text)
        self.slips = slips

    def knows(self, word: str) -> bool:
        return word in self.known

    def nearest(self, word: str) -> str | None:
        return self.slips.get(word)
