"""Words that are most likely misspelt, each with the word that was meant. It says nothing where it is not sure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Protocol

from warmline.core.wording.slip_lists import COMMON, TRADE_AND_ENGLISHES

LEAST_LETTERS: Final = 4
"""Shorter words are left alone: too many of them are shorthand, names of units, or another language."""
MOST: Final = 8_000
"""How many characters of one text are looked at."""


class WordList(Protocol):
    """A dictionary of English that knows which words exist and which one was most likely meant."""

    @property
    def version(self) -> str:
        """Name and version, kept with what rests on it."""
        ...

    def __hash__(self) -> int:
        """Word lists are told apart by being themselves: what one said is remembered."""
        ...

    def knows(self, word: str) -> bool:
        """Say whether a word in lower case is in the dictionary."""
        ...

    def nearest(self, word: str) -> str | None:
        """Return the one word that was most likely meant, or None where that is not plain."""
        ...


@dataclass(frozen=True, slots=True)
class Slip:
    """A misspelt word `text[start:end]` and the word that was most likely meant."""

    start: int
    end: int
    word: str
    better: str


@dataclass(frozen=True, slots=True)
class Spelling:
    """What was seen in a text: its slips, how many words it has, and how many no list knows (slips left out)."""

    slips: tuple[Slip, ...]
    words: int
    unknown: int


def spelling(text: str, words: WordList, accepted: Iterable[str] = ()) -> Spelling:
    """Look a text up, word by word.

    Left alone are words with a capital or a figure (names, places, products, codes), addresses, words in brackets or
    with a hyphen, words of up to three letters, British and American forms alike, words of other Englishes and of the
    trade, and every word in `accepted`: those the customer used and those of the case. A word that no list knows
    counts as a slip only where one frequent word lies a single letter away and begins with the same letter.
    """
    known = frozenset(word.casefold() for word in accepted)
    found: list[Slip] = []
    count = unknown = 0
    for start, end, word in _looked_at(text[:MOST]):
        count += 1
        plain = word.replace("’", "'")
        if plain in known or (len(plain) < LEAST_LETTERS and plain not in COMMON):
            continue
        right, better = _looked_up(plain, words)
        unknown += not right and better is None
        if better is not None:
            found.append(Slip(start, end, text[start:end], better))
    return Spelling(tuple(found), count, unknown)


@lru_cache(maxsize=50_000)
def _looked_up(word: str, words: WordList) -> tuple[bool, str | None]:
    """Say whether a word is right, and where it is not, which one was meant. People use the same words all day."""
    if word in COMMON:
        return False, COMMON[word]
    if is_word(word, words):
        return True, None
    return False, words.nearest(word)


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text in lower case, with straight apostrophes: to be accepted elsewhere."""
    return frozenset(match.group().casefold().replace("’", "'") for match in _WORD.finditer(text))


_WORD: Final = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_QUOTED: Final = re.compile(r"\[[^\]\n]{0,80}\]|[“\"][^”\"\n]{0,200}[”\"]")
_PIECE: Final = re.compile(r"\S+")
# Codes, addresses, file names, and anything written with a hyphen.
_NO_WORDS: Final = re.compile(r"[\d_/\\+#@]|\w\.\w|\w[-–‑]|[-–‑]\w")


def _looked_at(text: str) -> Iterator[tuple[int, int, str]]:
    plain = _QUOTED.sub(lambda match: " " * len(match.group()), text)
    for piece in _PIECE.finditer(plain):
        if _NO_WORDS.search(piece.group()):
            continue
        for match in _WORD.finditer(plain, piece.start(), piece.end()):
            word = match.group()
            if word.islower() and word.replace("’", "'").isascii():
                yield match.start(), match.end(), word


_ENDINGS: Final = ("'s", "'d", "'ll", "'ve", "'re", "s'", "s", "y", "ish", "able", "less", "wise", "ship")
_PREFIXES: Final = (
    "re",
    "un",
    "pre",
    "non",
    "sub",
    "mis",
    "over",
    "under",
    "out",
    "super",
    "multi",
    "co",
    "inter",
    "up",
)
_FORMS: Final = tuple(
    (left, right)
    for pair in re.findall(
        r"\S+",
        """
        our-or or-our is-iz iz-is ys-yz yz-ys tre-ter ter-tre bre-ber ber-bre gre-ger tred-tered ll-l l-ll ae-e oe-e
        ogue-og og-ogue ence-ense ense-ence mme-m que-ck ck-que ey-ay yre-ire erb-urb pp-p gement-gment tt-t ough-ow
        scep-skep ulph-ulf
        """,
    )
    for left, right in [pair.split("-")]
)


def is_word(word: str, words: WordList) -> bool:
    """Say whether a word is one: as it stands, in its British or American form, or made of parts that are."""
    if word in TRADE_AND_ENGLISHES or words.knows(word) or _other_form(word, words):
        return True
    for ending in _ENDINGS:
        bare = word[: -len(ending)]
        if word.endswith(ending) and len(bare) >= 3 and (_plain(bare, words) or _other_form(bare, words)):
            return True
    rests = (word[len(each) :] for each in _PREFIXES if word.startswith(each))
    if any(len(rest) >= 4 and _plain(rest, words) for rest in rests):
        return True
    return any(words.knows(word[:at]) and words.knows(word[at:]) for at in range(4, len(word) - 3))


def _plain(word: str, words: WordList) -> bool:
    return word in TRADE_AND_ENGLISHES or words.knows(word)


def _other_form(word: str, words: WordList) -> bool:
    if len(word) < 5:
        return False
    for one, other in _FORMS:
        at = word.find(one)
        while at >= 0:
            if words.knows(word[:at] + other + word[at + len(one) :]):
                return True
            at = word.find(one, at + 1)
    return False
