"""What a message may draw on: the authored words, what was told and said before, and everyday talk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Self

from warmline.core.customer.language.wording import WordingTask
from warmline.core.customer.sentences import plain, words

_DIGITS: Final = re.compile(r"\d+(?:[.,:]\d+)*")
_NUMBER_WORDS: Final = {
    word: str(number)
    for number, word in enumerate(
        [
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        start=2,
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "seventy": "70", "eighty": "80", "ninety": "90"}
_MANY: Final = frozenset(
    ["twice", "thrice", "hundred", "hundreds", "thousand", "thousands", "dozen", "half", "quarter", "double", "triple"]
)


@dataclass(frozen=True, slots=True)
class Sources:
    """The words and numbers that may appear. `case` are all words of the sources, `numbers` all their numbers."""

    case: frozenset[str]
    numbers: frozenset[str]
    ordinary: frozenset[str]
    text: str  # every source, one after the other, in small letters

    @classmethod
    def of(cls, task: WordingTask, ordinary: frozenset[str]) -> Self:
        """Return the sources of a task."""
        texts = (task.authored, *task.keep, *task.known, task.name)
        joined = plain("\n".join(texts))
        return cls(frozenset(words(joined)), numbers_in(joined), ordinary, joined.lower())


def numbers_in(text: str) -> frozenset[str]:
    """Return the numbers of a text, in digits or words; "half", "twice" and their like count as numbers too."""
    said = words(text)
    found = {digits.replace(",", ".").strip(".") for digits in _DIGITS.findall(text)}
    found |= {_NUMBER_WORDS[word] for word in said if word in _NUMBER_WORDS}
    return frozenset(found | (_MANY & set(said)))
