"""Finding cards by a few words, also misspelt ones, in memory: some hundreds of cards need no server for it."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log
from typing import Final

# How much a word counts by where it stands, and by how well it fits. Chosen by looking at what is found, not measured.
TITLE, TAGS, BODY = 3.0, 2.0, 1.0
_NEAR = 0.8
_NEAREST: Final = 0.5  # share of letter pairs that a misspelt word has in common with the right one
_MOST_WORDS: Final = 8
_EVERYWHERE: Final = (
    "a an and answer are as at be but by can custom customer do for from had has have how i in is it me my not of on "
    "or our so that the their them they this to say was we what when who will with you your"
)
_COMMON: Final = frozenset(_EVERYWHERE.split())


@dataclass(frozen=True, slots=True)
class Page:
    """Something to find: what it is called in the result, and its words by how much they count."""

    ref: str
    title: str
    tags: str = ""
    body: str = ""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found, and how well it fits (only to be compared within one search)."""

    ref: str
    score: float


@dataclass(frozen=True, slots=True)
class Index:
    """Words of many pages: for each the pages it stands in, and how much it counts there."""

    size: int
    words: Mapping[str, Mapping[str, float]]
    pairs: Mapping[str, frozenset[str]]


def words_of(text: str) -> list[str]:
    """Return the words of a text as they are compared: small, without accents, without common endings."""
    plain = unicodedata.normalize("NFKD", text.casefold().replace("’", "'"))
    plain = "".join(sign for sign in plain if not unicodedata.combining(sign)).replace("'", "")
    return [_stem(word) for word in re.findall(r"\w+", plain)]


def _stem(word: str) -> str:
    for endings in ((("ies", "y"), ("s", "")), (("ing", ""), ("ed", ""))):
        for ending, put in endings:
            if word.endswith(ending) and len(word) - len(ending) >= 4 and not word.endswith("ss"):
                word = word.removesuffix(ending) + put
                break
    return word


def build(pages: Iterable[Page]) -> Index:
    """Return the index of these pages."""
    words: dict[str, dict[str, float]] = defaultdict(dict)
    count = 0
    for page in pages:
        count += 1
        for text, weight in ((page.body, BODY), (page.tags, TAGS), (page.title, TITLE)):
            for word in words_of(text):
                words[word][page.ref] = max(weight, words[word].get(page.ref, 0))
    return Index(count, dict(words), {word: _pairs(word) for word in words})


def _pairs(word: str) -> frozenset[str]:
    padded = f"^{word}$"
    return frozenset(padded[n : n + 2] for n in range(len(padded) - 1))


def find(index: Index, query: str, most: int = 30) -> list[Hit]:
    """Return what fits a query, the best first. At least half of its words must be found, whole, begun or misspelt."""
    wanted = _wanted(query)
    if not wanted:
        return []
    totals: dict[str, float] = defaultdict(float)
    found: dict[str, int] = defaultdict(int)
    for word in wanted:
        for ref, score in _scores(index, word).items():
            totals[ref] += score
            found[ref] += 1
    hits = [
        Hit(ref, total * (found[ref] / len(wanted)) ** 2)
        for ref, total in totals.items()
        if 2 * found[ref] >= len(wanted)
    ]
    return sorted(hits, key=lambda hit: (-hit.score, hit.ref))[:most]


def _wanted(query: str) -> Sequence[str]:
    """Return the words to look for: the first eight, without those that stand everywhere, if others are left."""
    words = list(dict.fromkeys(words_of(query[:200])))
    return ([word for word in words if word not in _COMMON] or words)[:_MOST_WORDS]


def _scores(index: Index, word: str) -> dict[str, float]:
    best: dict[str, float] = {}
    for known, fit in _like(index, word):
        pages = index.words[known]
        rare = log(1 + index.size / len(pages)) ** 2
        for ref, weight in pages.items():
            best[ref] = max(best.get(ref, 0.0), fit * weight * rare)
    return best


def _like(index: Index, word: str) -> list[tuple[str, float]]:
    """Return the known words that are meant: the word itself and longer ones; where none is known, similar ones."""
    if len(word) < 3:  # "no" is a word, not the beginning of "notice"
        return [(word, 1.0)] if word in index.words else []
    found = [(known, (len(word) / len(known)) ** 2) for known in index.words if known.startswith(word)]
    if found or len(word) < 4:
        return found
    near = ((known, _share(word, known, its)) for known, its in index.pairs.items())
    return [(known, _NEAR * share) for known, share in near if share >= _NEAREST]


def _share(word: str, known: str, pairs: frozenset[str]) -> float:
    """Return how alike two words are, 0-1: the letter pairs they share (Dice 1945); 1 for the same letters swapped."""
    if sorted(word) == sorted(known):
        return 1.0
    own = _pairs(word)
    return 2 * len(own & pairs) / (len(own) + len(pairs))
