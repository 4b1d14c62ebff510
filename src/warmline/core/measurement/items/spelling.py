"""Whether a short answer is an accepted one, written as people write."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

# From how many letters on so many slips (a letter left out, added, wrong, or two swapped) are forgiven. Short words are
# not forgiven any: "now" and "not" are one slip apart.
FORGIVEN: Final = ((9, 2), (5, 1))
_SMALL: Final = frozenset({"a", "an", "the"})


def is_accepted(answer: str, accepted: Iterable[str]) -> bool:
    """Say whether the answer is one of the accepted ones, but for capitals, accents, articles, stops and slips."""
    given = plain(answer)
    return bool(given) and any(slips(given, plain(each)) <= _forgiven(plain(each)) for each in accepted)


def plain(text: str) -> str:
    """Return the words of a text in small letters, without accents, stops and articles."""
    split = unicodedata.normalize("NFKD", text).casefold()
    kept = "".join(sign if sign.isalnum() else " " for sign in split if not unicodedata.combining(sign))
    return " ".join(word for word in kept.split() if word not in _SMALL)


def slips(one: str, other: str) -> int:
    """Return how many letters must be added, left out, changed or swapped with their neighbour (Damerau 1964)."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, sign in enumerate(one, 1):
        older, before, row = before, row, [n]
        for m, wanted in enumerate(other, 1):
            cost = min(before[m] + 1, row[m - 1] + 1, before[m - 1] + (sign != wanted))
            if n > 1 and m > 1 and sign == other[m - 2] and one[n - 2] == wanted:
                cost = min(cost, older[m - 2] + 1)
            row.append(cost)
    return row[-1]


def _forgiven(text: str) -> int:
    return next((slips for letters, slips in FORGIVEN if len(text) >= letters), 0)
