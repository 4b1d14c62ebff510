"""Telling the rule, pasted word for word, from an answer."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from warmline.core.customer.patterns import any_of
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.sentences import Piece, plain, words

# Words in a row that count as copied. Chosen: shorter runs are common talk.
_RUN: Final = 4
# Who says "I'll do this:" before the rule's words does what the rule allows: that is an offer, and no leaflet.
_DOES_IT: Final = any_of(
    r"i(?:'ll| will| can|'m| am) (?:now |gladly |also )?(?:do|doing|put|putting|arrang\w+|offer\w*|mak\w+|send\w*|"
    r"book\w*|take|taking|tell\w*|stop\w*|enter\w*|stay\w*|pay\w*|open\w*|withdraw\w*)",
    r"(?:i|we) (?:do|make|offer|arrange|put|send|book|open|withdraw) ",
    r"doing (?:it|this|that) now|(?:let me|shall i|i'm on it)",
)


def pasted_clauses(scenario: Scenario, clauses: tuple[Piece, ...], *, share: float, least: int) -> tuple[Piece, ...]:
    """Return the clauses that are the rule's own words: `share` (0-1) of their runs, at least `least` words together.

    Fewer words than that are a quotation, and nothing is returned.
    """
    rule = _runs_of_text(scenario.policy.text)
    found = []
    for piece in clauses:
        runs = _runs(words(piece.text))
        if runs and len(runs & rule) >= share * len(runs) and not _DOES_IT.search(plain(piece.text)):
            found.append(piece)
    return tuple(found) if sum(len(words(piece.text)) for piece in found) >= least else ()


@lru_cache(maxsize=64)
def _runs_of_text(text: str) -> frozenset[tuple[str, ...]]:
    return _runs(words(text))


def _runs(said: tuple[str, ...]) -> frozenset[tuple[str, ...]]:
    return frozenset(said[n : n + _RUN] for n in range(len(said) - _RUN + 1))
