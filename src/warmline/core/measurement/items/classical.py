"""Item statistics that need no model: how hard, how well it tells people apart, what each wrong option does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

import numpy as np

from warmline.core.measurement.items.model import Numbers

FEWEST: Final = 30  # answers; below, a correlation says next to nothing and nothing is shown
TOO_EASY, TOO_HARD = 0.95, 0.20
WEAK: Final = 0.15  # corrected item-total correlation (Ebel and Frisbie 1991 ask for .20 and throw out below)
IDLE: Final = 0.05  # share that chooses a working distractor at least (Haladyna and Downing 1993)


class Flag(StrEnum):
    """Why somebody should look at an item."""

    TOO_EASY = "too_easy"
    TOO_HARD = "too_hard"
    WEAK = "weak"
    NEGATIVE = "negative"
    IDLE_OPTION = "idle_option"
    KEY_IN_DOUBT = "key_in_doubt"
    HURRIED = "hurried"


@dataclass(frozen=True, slots=True)
class Answered:
    """One answer to the item: its points, the person's mean points on the rest of the test, what she chose."""

    score: float
    rest: float
    chosen: tuple[str, ...] = ()
    too_fast: bool = False


@dataclass(frozen=True, slots=True)
class OptionStatistics:
    """One option: the share that chose it, and the correlation of choosing it with the rest of the test."""

    letter: str
    is_key: bool
    share: float
    point_biserial: float | None


@dataclass(frozen=True, slots=True)
class ItemStatistics:
    """`difficulty` is the mean points (high: easy); `item_total` the correlation with the rest, without the item."""

    n: int
    difficulty: float
    item_total: float | None
    options: tuple[OptionStatistics, ...]
    too_fast: float
    flags: tuple[Flag, ...]


def statistics(
    answers: Sequence[Answered], letters: Sequence[str] = (), key: Sequence[str] = ()
) -> ItemStatistics | None:
    """Return the figures of one item, None below 30 answers. `letters` are its options where people choose them."""
    if len(answers) < FEWEST:
        return None
    scores, rests = np.array([each.score for each in answers]), np.array([each.rest for each in answers])
    options = tuple(_option(letter, letter in key, answers, rests) for letter in letters)
    difficulty, item_total = float(scores.mean()), correlation(scores, rests)
    too_fast = sum(each.too_fast for each in answers) / len(answers)
    flags = (*_flags(difficulty, item_total, too_fast), *_option_flags(options))
    return ItemStatistics(len(answers), difficulty, item_total, options, too_fast, flags)


def correlation(one: Numbers, other: Numbers) -> float | None:
    """Return Pearson's correlation; None where one of the two does not vary."""
    if np.ptp(one) == 0 or np.ptp(other) == 0:  # the spread of thirty times .7 is not quite 0
        return None
    return float(np.corrcoef(one, other)[0, 1])


def _option(letter: str, is_key: bool, answers: Sequence[Answered], rests: Numbers) -> OptionStatistics:
    chose = np.array([letter in each.chosen for each in answers], dtype=float)
    return OptionStatistics(letter, is_key, float(chose.mean()), correlation(chose, rests))


def _flags(difficulty: float, item_total: float | None, too_fast: float) -> list[Flag]:
    found = []
    if difficulty > TOO_EASY:
        found.append(Flag.TOO_EASY)
    if difficulty < TOO_HARD:
        found.append(Flag.TOO_HARD)
    if item_total is not None and item_total < 0:
        found.append(Flag.NEGATIVE)
    elif item_total is not None and item_total < WEAK:
        found.append(Flag.WEAK)
    if too_fast > IDLE * 2:
        found.append(Flag.HURRIED)
    return found


def _option_flags(options: Sequence[OptionStatistics]) -> list[Flag]:
    keys = [each.point_biserial for each in options if each.is_key and each.point_biserial is not None]
    wrong = [each for each in options if not each.is_key]
    if not any(each.is_key for each in options):
        return []
    found = [Flag.IDLE_OPTION] if any(each.share < IDLE for each in wrong) else []
    best = max((each.point_biserial for each in wrong if each.point_biserial is not None), default=None)
    if best is not None and best > max(0.0, min(keys, default=0.0)):
        found.append(Flag.KEY_IN_DOUBT)
    return found
