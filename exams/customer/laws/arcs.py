"""The course of whole conversations, from the pool: L20 to L24."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from operator import itemgetter
from statistics import fmean
from typing import Final

from exams.customer import words
from exams.customer.rows import BUILT_IN, EMERGENT, Claim, Data, Law, above, below, inside
from exams.customer.stats import Figure, correlation, mean, within


def _l20(data: Data) -> list[Claim]:
    ordinary = [talk for talk in data.talks if talk.skill == "middle"]
    return [
        below("feeling at the start (warmth - .5)", mean([talk.warmth[0] - 0.5 for talk in ordinary])),
        above("feeling at the end", mean([talk.warmth[-1] - 0.5 for talk in ordinary])),
    ]


def _peak(felt: Sequence[float]) -> float:
    return max(felt[1:] or felt, key=lambda one: (abs(one - 0.5), one))


def _peak_and_end(felt: Sequence[float]) -> float:
    return (_peak(felt) + felt[-1]) / 2


def _trend(felt: Sequence[float]) -> float:
    middle = (len(felt) - 1) / 2
    spread = sum((k - middle) ** 2 for k in range(len(felt)))
    return sum((k - middle) * one for k, one in enumerate(felt)) / spread if spread else 0.0


def _r(data: Data, of: Callable[[Sequence[float]], float]) -> Figure:
    return correlation([(of(talk.rated), talk.rating) for talk in data.talks])


def _without_error(data: Data, what: str, of: Callable[[Sequence[float]], float]) -> Claim:
    """Return the same of what was felt and is remembered, before anybody rates it: told beside, not judged."""
    found = correlation([(of(talk.warmth), talk.satisfaction) for talk in data.talks])
    return Claim(f"beside: {what}, felt and remembered without error", found, True)


def _l21(data: Data) -> list[Claim]:
    both = _r(data, _peak_and_end)
    others = {"first": _r(data, itemgetter(0)), "trough": _r(data, min), "trend": _r(data, _trend)}
    whole = _r(data, fmean)
    gap = Figure(both.value - whole.value, both.low - whole.high, both.high - whole.low, both.n)
    return [
        inside("r with peak and end", both, 0.49, 0.66),
        inside("less r with the mean", gap, -0.1, 0.1),
        *(Claim(f"r with {name} (below)", found, found.value < both.value) for name, found in others.items()),
        _without_error(data, "peak and end", _peak_and_end),
    ]


def _l22(data: Data) -> list[Claim]:
    return [
        inside("end", _r(data, itemgetter(-1)), 0.53, 0.67),
        inside("mean", _r(data, fmean), 0.60, 0.71),
        inside("minimum", _r(data, min), 0.36, 0.46),
        inside("first", _r(data, itemgetter(0)), 0.16, 0.25),
        _without_error(data, "end", itemgetter(-1)),
    ]


def _l23(data: Data) -> list[Claim]:
    felt = correlation([(float(talk.turns), talk.satisfaction) for talk in data.talks])
    return [
        inside("r(turns, rating)", correlation([(float(talk.turns), talk.rating) for talk in data.talks]), -0.05, 0.15),
        Claim("beside: r(turns, remembered satisfaction)", felt, True),
    ]


def _l24(data: Data) -> list[Claim]:
    groups = [list(pairwise(talk.rated)) for talk in data.talks]
    pooled = correlation([pair for group in groups for pair in group])
    felt = [list(pairwise(talk.warmth)) for talk in data.talks]
    changes = [list(pairwise(b - a for a, b in group)) for group in felt]
    level, beside = (correlation([pair for group in found for pair in group]) for found in (felt, changes))
    return [
        inside("lag-1, pooled", pooled, 0.20, 0.40),
        inside("within one talk", within(groups), -0.05, 0.19),
        Claim("beside: lag-1 of what is felt, without error", level, True),
        Claim("beside: lag-1 of the changes, pooled", beside, True),
    ]


_FLAT: Final = words.changed(weight_end=0.0, weight_peak=0.0, weight_mean=1.0)
_SHORT: Final = "What somebody asked after each exchange and at the end would answer: what is felt, with error."
LAWS: Final = (
    Law(
        "L20",
        "The average arc",
        "Yom-Tov 2018",
        "starts negative, ends positive, with average agents",
        EMERGENT,
        "The pool's agents of middle skill; positive is warmth above .5.",
        _l20,
    ),
    Law(
        "L21",
        "Peak and end",
        "Alaybek 2022",
        "r .49 to .66, about as the mean, above first, trough and trend",
        BUILT_IN,
        _SHORT,
        _l21,
        off=("weights of peak and end", _FLAT),
    ),
    Law(
        "L22",
        "What the overall rating goes with",
        "four rated dialogue sets, recomputed",
        "end .53 to .67, mean .60 to .71, minimum .36 to .46, first .16 to .25",
        BUILT_IN,
        _SHORT,
        _l22,
        off=("weights of peak and end", _FLAT),
    ),
    Law(
        "L23",
        "Duration is neglected",
        "four rated dialogue sets, recomputed",
        "r -.05 to .15",
        EMERGENT,
        "Answers in a conversation of the pool against its rating in a survey.",
        _l23,
        off=("what every turn costs", words.without("turn")),
    ),
    Law(
        "L24",
        "Carry-over between turns",
        "four rated dialogue sets, recomputed",
        "lag-1 pooled .20 to .40, within one conversation -.05 to .19",
        BUILT_IN,
        _SHORT,
        _l24,
        off=("stickiness", words.changed(stickiness=0.0)),
    ),
)
