"""Short texts grouped by the words they share: which say about the same, and in which words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt
from typing import Final

ALIKE: Final = 0.2
"""Mean likeness (cosine, 0-1) at which two groups still become one."""

MOST: Final = 300
"""Texts that are grouped; the work grows with the square of their number."""

_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_COMMON_WORDS: Final = """
the and for that this with was were are you your but not have has had she her his him they them their there then
than from what when which who how why all any can could would should will just very more most some too our out
into over only also been being its it's did does don doesn didn get got make made one two about after before
because here really think please need needs want much many like lot bit
"""
_COMMON: Final = frozenset(_COMMON_WORDS.split())
_ENDINGS: Final = ("ing", "ed", "es", "s")
_SHOWN: Final = 4

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class TextGroup:
    """One group: how many texts, the one nearest to all others, and words that most of them share."""

    size: int
    typical: str
    words: tuple[str, ...]
    members: tuple[int, ...]


def group_texts(texts: Sequence[str], *, alike: float = ALIKE) -> list[TextGroup]:
    """Group texts and return the groups, the largest first; a text like no other is a group of one.

    Words weigh by term frequency and inverse document frequency (Spaerck Jones, 1972); groups are joined by average
    linkage (Sokal and Michener, 1958) as long as their mean likeness is at least `alike`. At most 300 texts.
    """
    if len(texts) > MOST:
        raise ValueError(f"{len(texts)} texts: at most {MOST} are grouped at once")
    bags = [_stems(text) for text in texts]
    vectors = _vectors([list(bag) for bag in bags])
    likeness = [[_cosine(one, other) for other in vectors] for one in vectors]
    groups = _joined(likeness, alike)
    found = [_group(members, texts, bags, likeness) for members in groups]
    return sorted(found, key=lambda group: (-group.size, group.members))


def _stems(text: str) -> dict[str, str]:
    """Return the stems of a text, each with the word as it was first written."""
    found: dict[str, str] = {}
    for word in _WORD.findall(text.lower()):
        if word not in _COMMON:
            found.setdefault(_stem(word), word)
    return found


def _stem(word: str) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)].rstrip("e")
    return word.rstrip("e")


def _vectors(bags: Sequence[Sequence[str]]) -> list[Vector]:
    seen = Counter(stem for bag in bags for stem in bag)
    vectors = []
    for bag in bags:
        weights = {stem: 1 + log((1 + len(bags)) / (1 + seen[stem])) for stem in bag}
        length = sqrt(sum(weight**2 for weight in weights.values())) or 1.0
        vectors.append({stem: weight / length for stem, weight in weights.items()})
    return vectors


def _cosine(one: Vector, other: Vector) -> float:
    return sum(weight * other[stem] for stem, weight in one.items() if stem in other)


def _joined(likeness: Sequence[Sequence[float]], alike: float) -> list[list[int]]:
    groups = {n: [n] for n in range(len(likeness))}
    between = {(a, b): likeness[a][b] for a in groups for b in groups if a < b and likeness[a][b] > 0}
    while between:
        (first, second), most = max(between.items(), key=lambda pair: (pair[1], (-pair[0][0], -pair[0][1])))
        if most < alike:
            break
        sizes = len(groups[first]), len(groups[second])
        for other in groups.keys() - {first, second}:
            one, two = (between.pop((min(each, other), max(each, other)), 0.0) for each in (first, second))
            # Lance and Williams (1967): the mean likeness of the joined group, without looking at the texts again.
            mean = (sizes[0] * one + sizes[1] * two) / sum(sizes)
            if mean > 0:
                between[min(first, other), max(first, other)] = mean
        del between[first, second]
        groups[first] += groups.pop(second)
    return [sorted(members) for members in groups.values()]


def _group(
    members: Sequence[int], texts: Sequence[str], bags: Sequence[dict[str, str]], likeness: Sequence[Sequence[float]]
) -> TextGroup:
    typical = max(members, key=lambda n: (sum(likeness[n][m] for m in members), -len(texts[n]), -n))
    count = Counter(stem for n in members for stem in bags[n])
    shared = [stem for stem, times in count.most_common() if times * 2 > len(members) and len(members) > 1]
    names = [next(bags[n][stem] for n in members if stem in bags[n]) for stem in shared[:_SHOWN]]
    return TextGroup(len(members), texts[typical], tuple(names), tuple(members))
