"""Content words: what a sentence is about, without the words that every sentence has."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from warmline.core.wording.words import read_words

_EMPTY: Final = frozenset(
    re.findall(
        r"\S+",
        """
        a able about above across actually afraid after against all almost already also although always am an and
        another any anyone anything appreciate are around as ask assist at away back be because been before being
        below best better between both but by can certainly check confirm could course currently customer day days
        dear definitely details did directly do does doing done down each either else enough even ever every
        everything few find fine first follow for from further get give glad go going gone good got great had
        happen happy has have having he hear hello help her here hers hey hi him his hold hope how however i if in
        inform information into is issue it just keep kind kindly know last later least leave less let like line
        little long look lot made make many matter may maybe me mean might mine minute minutes moment more most mr
        mrs ms much must my name need new next no nor not now of off ok old on once one only or other our ours out
        over own part people per perfect perhaps please point possible provide put quite rather really receive
        regard regards right same say second seconds see seem several shall she should show since situation so
        some somebody someone something soon sorry sort start still such sure take tell than thank thanks that the
        their theirs them then there these they thing things think this those thought through time to today
        together too try under understand unfortunately until up upon us use used very want was way we welcome
        well were what when where whether which while who whole whom why will wish with within without word worry
        would yes yet you your yours yourself
        """,
    )
)
_WEAK: Final = frozenset(
    re.findall(
        r"\w+",
        """
        account address again app arrive bank bill buy call cancel card case change charge claim come company
        contact delivery email engineer fee flight invoice item message money never nobody nothing number order
        pack package parcel password pay payment phone price problem product promise purchase question refund
        replacement request return send service ship shipment speak stop support talk ticket told track tracking
        transfer update wait website work
        """,
    )
)
_ENDINGS: Final = ("ation", "ing", "ied", "ie", "ed", "er", "ly", "e", "y")
_IRREGULAR: Final = dict(
    pair.split("-")
    for pair in re.findall(
        r"\S+",
        """
        came-come paid-pay bought-buy told-tell sent-send went-go lost-lose broke-break broken-break took-take
        taken-take left-leave spoke-speak spoken-speak flew-fly flown-fly rang-ring rung-ring wrote-write
        written-write stole-steal stolen-steal chose-choose chosen-choose froze-freeze frozen-freeze slept-sleep
        spent-spend cost-cost brought-bring sold-sell children-child kids-child kid-child mum-mother mom-mother
        dad-father cancelled-cancel cancelling-cancel refunded-refund stuck-stuck woke-wake missed-miss
        children's-child telephone-phone mobile-phone package-parcel packages-parcel parcels-parcel
        """,
    )
)
_COUNTS: Final = {
    word: str(number)
    for number, word in enumerate(("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=2)
}
_ORDINALS: Final = {
    word: str(number)
    for number, word in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"), start=2)
}
_UNITS: Final = frozenset(
    ("minute", "hour", "day", "week", "month", "year", "time", "call", "email", "night", "kid", "person")
)


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """Return a crude stem, good enough to let "waited" meet "waiting": endings off, at least three letters kept."""
    word = _IRREGULAR.get(word, word)
    if word.endswith("s") and not word.endswith("ss") and len(word) > 3:
        word = _IRREGULAR.get(word[:-1], word[:-1])
    return _without_ending(_without_ending(word, 3), 5)


def _without_ending(word: str, least: int) -> str:
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare
    return word


_EMPTY_STEMS: Final = frozenset(stem(word) for word in _EMPTY)
_WEAK_STEMS: Final = frozenset(stem(word) for word in _WEAK)


@lru_cache(maxsize=50_000)
def content_stem(word: str) -> str | None:
    """Return the stem of a content word, None for a word that carries no content of its own. Figures are content."""
    if word[0].isdigit() or word[0] in "£$€₹":
        return word.lstrip("£$€₹") if len(word) > 1 else None
    if len(word) < 3 or word.startswith("<") or word in _EMPTY or word in _COUNTS:
        return None
    bare = stem(word)
    return None if bare in _EMPTY_STEMS and bare not in _WEAK_STEMS else bare


def weight(bare: str) -> float:
    """How telling a stem is when it comes back in another's words: 1, or .5 for words that fit every case."""
    return 0.5 if bare in _WEAK_STEMS else 1.0


def stems_of(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of the content words among plain words. A count and its unit are one: "two days" -> 2day."""
    found: set[str] = set()
    count = ""
    for word in words:
        bare = content_stem(word)
        unit = word.rstrip("s") if word.rstrip("s") in _UNITS else ""
        if count and unit:
            found.add(f"{count}{unit}")
        elif bare:
            found.add(bare)
        count = content_count(word)
    return frozenset(found)


def content_count(word: str) -> str:
    """Return the figure a count stands for: "two", "2", "second", "2nd"; "" for any other word."""
    if word.isdigit():
        return word
    if word[:-2].isdigit() and word[-2:] in ("st", "nd", "rd", "th"):
        return word[:-2]
    return _COUNTS.get(word) or _ORDINALS.get(word, "")


@lru_cache(maxsize=4096)
def content_stems(text: str) -> frozenset[str]:
    """Return the stems of all content words of a text."""
    return stems_of(word.text for sentence in read_words(text) for word in sentence.words)
