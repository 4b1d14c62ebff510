"""Affect control theory: what an act makes people feel about who acts, the act and who meets it.

Everybody and every act has a fundamental sentiment of evaluation, potency and activity (EPA, about -4.3 to 4.3). An
event (actor, behaviour, object) leaves transient impressions; how far these lie from the sentiments is the event's
deflection, its unexpectedness (Heise 2007, "Expressive Order"). Equations and sentiments are data handed in: here the
equations of 2010 and the dictionaries of 2015 of the United States (data/affect).
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

SIZE = 9


@dataclass(frozen=True, slots=True)
class Sentiment:
    """What people feel about somebody or something: evaluation, potency, activity, each about -4.3 to 4.3."""

    evaluation: float
    potency: float
    activity: float


@dataclass(frozen=True, slots=True)
class Impression:
    """What an event leaves: how actor, behaviour and object seem now, and the event's deflection (0 = as expected)."""

    actor: Sentiment
    behaviour: Sentiment
    object: Sentiment
    deflection: float


@dataclass(frozen=True, slots=True)
class Equations:
    """Equations of impression formation: each term names the places (0-8) that are multiplied, and nine weights."""

    terms: tuple[tuple[tuple[int, ...], tuple[float, ...]], ...]

    @classmethod
    def parse(cls, lines: Iterable[str]) -> Equations:
        """Read lines such as `Z100100000 0.00 ...`: a mask over the nine places, then nine weights.

        Raises ValueError that names the first line which is none.
        """
        return cls(tuple(_term(number, line) for number, line in enumerate(lines, 1) if line.strip()))

    def impression(self, actor: Sentiment, behaviour: Sentiment, object: Sentiment) -> Impression:
        """Return what the event (actor, behaviour, object) leaves."""
        before = [value for one in (actor, behaviour, object) for value in _values(one)]
        after = [0.0] * SIZE
        for places, weights in self.terms:
            factor = math.prod(before[place] for place in places)
            for place, weight in enumerate(weights):
                after[place] += weight * factor
        return Impression(*_sentiments(after), sum((a - b) ** 2 for a, b in zip(after, before, strict=True)))


def sentiments(rows: Iterable[Mapping[str, str]]) -> dict[str, Sentiment]:
    """Return a dictionary of sentiments from rows with the columns term, E, P and A."""
    return {row["term"]: Sentiment(float(row["E"]), float(row["P"]), float(row["A"])) for row in rows}


def _term(number: int, line: str) -> tuple[tuple[int, ...], tuple[float, ...]]:
    mask, *weights = line.split()
    bits = mask.removeprefix("Z")
    if len(bits) != SIZE or set(bits) - {"0", "1"} or len(weights) != SIZE:
        raise ValueError(f"line {number} is no equation: expected Z, nine digits 0 or 1, and nine weights.")
    return tuple(place for place, bit in enumerate(bits) if bit == "1"), tuple(float(weight) for weight in weights)


def _values(one: Sentiment) -> tuple[float, float, float]:
    return one.evaluation, one.potency, one.activity


def _sentiments(values: Sequence[float]) -> tuple[Sentiment, Sentiment, Sentiment]:
    return Sentiment(*values[:3]), Sentiment(*values[3:6]), Sentiment(*values[6:])
