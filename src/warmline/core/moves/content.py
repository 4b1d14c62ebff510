"""Content words: what a sentence is about, without the words that every sentence has."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from warmline.core.wording.words import read_words

_EMPTY: Final = frozenset(
    re.findall(
        r"\S+",
        """
        a about above after again against all almost already also although always am an and another any anyone anything
        are around as ask at away back be because been before being below best better between both but by call can come
        could day did do does doing done down each either else even ever every everything few find first for from further
        get give go going gone good got great had happen has have having he hello help her here hers hey hi him his how i
        if in into is it just keep kind know last least less let like little long look lot made make many may maybe me
        mean might mine more most much must my name need never next no nobody nor not nothing now of off ok on once one
        only or other our ours out over own part people per perhaps please point possible put quite rather really right
        same say see seem several shall she should since so some somebody someone something soon sorry sort still such
        sure take tell than thank thanks that the their theirs them then there these they thing things think this those
        thought through time to today together told too try two under until up upon us use used very want was way we well
        were what when where whether which while who whole whom why will with within without would yes yet you your yours
        able across actually afraid appreciate assist best certainly check confirm contact course currently customer dear
        definitely details directly enough fine follow glad happy hear hold hope however information inform issue kindly
        later leave line matter moment mr mrs ms new number old order perfect problem provide question receive regard
        regards request send service show situation speak start stop support talk understand unfortunately update wait
        welcome word work worry yourself minute minutes second seconds wish
        """,
    )
)
_WEAK: Final = frozenset(
    re.findall(
        r"\w+",
        """
        account address app bank bill card case charge claim company delivery email engineer fee flight invoice item
        message money pack package parcel password pay payment phone price product purchase refund replacement return
        ship shipment ticket track tracking transfer website
        """,
    )
)
_ENDINGS: Final = ("ations", "ation", "ings", "ing", "ied", "ies", "ers", "ed", "es", "er", "ly", "e", "s", "y")


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a crude stem, good enough to let "waited" meet "waiting": one ending off, at least three letters kept."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare
    return word


_EMPTY_STEMS: Final = frozenset(stem(word) for word in _EMPTY)
_WEAK_STEMS: Final = frozenset(stem(word) for word in _WEAK)


@lru_cache(maxsize=50_000)
def content_stem(word: str) -> str | None:
    """Return the stem of a content word, None for a word that carries no content of its own. Figures are content."""
    if word[0].isdigit() or word[0] in "£$€₹":
        return word if len(word) > 1 else None
    if len(word) < 3 or word.startswith("<") or word in _EMPTY:
        return None
    bare = stem(word)
    return None if bare in _EMPTY_STEMS else bare


def weight(bare: str) -> float:
    """How telling a stem is when it comes back in another's words: 1, or .5 for words that fit every case."""
    return 0.5 if bare in _WEAK_STEMS else 1.0


@lru_cache(maxsize=4096)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of all content words of a text."""
    words = (word.text for sentence in read_words(text) for word in sentence.words)
    return frozenset(bare for bare in map(content_stem, words) if bare)
