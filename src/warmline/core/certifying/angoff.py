"""A cut score set by judges: the modified Angoff method (Angoff 1971; two rounds with the spread shown between)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev
from typing import Final

FEWEST_JUDGES: Final = 3
"""Fewer judges give no spread worth the name; the literature asks for more (5-10 in practice: Brandon 2004)."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One judge's estimate: how many of 100 just-competent people would get the item right, as a share 0-1."""

    judge: str
    item: str
    share: float

    def __post_init__(self) -> None:
        """Raise ValueError outside 0-1."""
        if not 0 <= self.share <= 1:
            raise ValueError(f"a share lies between 0 and 1, not {self.share}")


@dataclass(frozen=True, slots=True)
class ItemSpread:
    """What the judges said of one item: the mean, the lowest, the highest share, and the standard deviation."""

    item: str
    mean: float
    low: float
    high: float
    sd: float


@dataclass(frozen=True, slots=True)
class Proposal:
    """The cut that one round proposes, in per cent of the items.

    `sd` is the standard deviation of the judges' own cuts, `error` the standard error of their mean, both in per
    cent; `judges` has each judge's own cut, `items` the spread of each item in the order given.
    """

    cut: float
    sd: float
    error: float
    judges: tuple[tuple[str, float], ...]
    items: tuple[ItemSpread, ...]


def propose(items: Sequence[str], ratings: Sequence[Rating]) -> Proposal | None:
    """Return the cut of one round over the judges who rated every item; None for fewer than `FEWEST_JUDGES`.

    Raises ValueError where a judge rated an item twice, or one that is not on the sheet.
    """
    by_judge = _by_judge(items, ratings)
    whole = {judge: shares for judge, shares in by_judge.items() if len(shares) == len(items)}
    if len(whole) < FEWEST_JUDGES or not items:
        return None
    cuts = {judge: 100 * mean(shares.values()) for judge, shares in whole.items()}
    sd = stdev(cuts.values())
    spreads = tuple(_spread(item, [shares[item] for shares in whole.values()]) for item in items)
    return Proposal(mean(cuts.values()), sd, sd / sqrt(len(cuts)), tuple(sorted(cuts.items())), spreads)


def _by_judge(items: Sequence[str], ratings: Sequence[Rating]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for rating in ratings:
        shares = found.setdefault(rating.judge, {})
        if rating.item not in items or rating.item in shares:
            raise ValueError(f"{rating.item!r} is not on the sheet, or {rating.judge} rated it twice")
        shares[rating.item] = rating.share
    return found


def _spread(item: str, shares: Sequence[float]) -> ItemSpread:
    return ItemSpread(item, mean(shares), min(shares), max(shares), stdev(shares))
