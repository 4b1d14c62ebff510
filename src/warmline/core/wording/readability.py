"""How hard a text is to read, by a published formula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from warmline.core.wording.sentences import sentences

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_VOWELS: Final = re.compile(r"[aeiouyàáâäèéêëìíîïòóôöùúûü]+")


@dataclass(frozen=True, slots=True)
class Readability:
    """Counts and grade of a text. `grade` is the Flesch-Kincaid grade: about the years of school needed to follow it.

    0.39 x words per sentence + 11.8 x syllables per word - 15.59 (Kincaid, Fishburne, Rogers and Chissom, 1975),
    never below 0. Syllables are counted by vowel groups, which is right for about nine English words in ten.
    """

    words: int
    sentences: int
    mean_sentence_length: float
    long_words: int
    grade: float


def readability(text: str) -> Readability:
    """Measure a text. A text without words has zeros everywhere."""
    parts = [words for words in (_WORD.findall(sentence) for sentence in sentences(text)) if words]
    words = [word for part in parts for word in part]
    if not words:
        return Readability(0, 0, 0.0, 0, 0.0)
    syllable_counts = [syllables(word) for word in words]
    length = len(words) / len(parts)
    grade = 0.39 * length + 11.8 * sum(syllable_counts) / len(words) - 15.59
    long_words = sum(count >= 3 for count in syllable_counts)
    return Readability(len(words), len(parts), round(length, 2), long_words, round(max(0.0, grade), 2))


def syllables(word: str) -> int:
    """Estimate the syllables of an English word: its vowel groups, less a silent e; at least 1."""
    lower = word.lower()
    count = len(_VOWELS.findall(lower))
    silent_e = lower.endswith("e") and not lower.endswith(("le", "ee", "ie", "ye"))
    silent_e = silent_e or lower.endswith(("ely", "eful", "eless", "ement"))
    silent_ed = lower.endswith("ed") and not lower.endswith(("ted", "ded"))
    if (silent_e or silent_ed) and count > 1:
        count -= 1
    return max(1, count)
