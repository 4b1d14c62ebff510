"""How many days after a change of one logit a model says so, at the same rate of false alarms."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from statistics import median
from typing import Final

from exams.learner.prediction import Maker, calendar, lesson
from exams.learner.worlds.still import Still
from exams.own.figures import Figure, resampled, share

CHANGE_DAY: Final = 60
WATCHED_DAYS: Final = 120
FALSE_ALARMS: Final = 0.10
SKILL: Final = range(4)


@dataclass(frozen=True, slots=True)
class Detected:
    """The median of days until the alarm (WATCHED_DAYS where none came), the share found, and of false alarms."""

    days: Figure
    found: Figure
    false: Figure


def track(seed: int, maker: Maker, logits: float) -> list[tuple[float, float]]:
    """Return (days since the change, how far the level moved from where it was then) of one skill of one learner."""
    dice = Random(f"{seed}:calendar")
    learner, model = Still(Random(f"{seed}:still")), maker()
    start, moved = None, []
    for day in calendar(dice):
        if day > CHANGE_DAY + WATCHED_DAYS:
            break
        if start is None and day >= CHANGE_DAY:
            start = model.level(SKILL, day)
            learner.jump(SKILL, logits)
        behaviour, difficulty = lesson(dice)
        model.watch(behaviour, difficulty, learner.practise(behaviour, difficulty, day), day)
        if start is not None and behaviour in SKILL:
            moved.append((day - CHANGE_DAY, model.level(SKILL, day) - start))
    return moved


def threshold(seeds: Sequence[int], maker: Maker, sign: int) -> float:
    """Return how far the level of somebody unchanged goes in one direction at most, in nine of ten runs."""
    highest = sorted(max(sign * moved for _, moved in track(seed, maker, 0.0)) for seed in seeds)
    return highest[min(len(highest) - 1, int((1 - FALSE_ALARMS) * len(highest)))]


def detected(development: Sequence[int], exam: Sequence[int], maker: Maker, sign: int) -> Detected:
    """Return how a model does on exam learners with the threshold of the development learners."""
    bar = threshold(development, maker, sign)
    days = [_first(track(seed, maker, float(sign)), bar, sign) for seed in exam]
    false = [_first(track(seed, maker, 0.0), bar, sign) for seed in exam]
    found, alarms = (sum(day < WATCHED_DAYS for day in each) for each in (days, false))
    return Detected(resampled(days, median), share(found, len(days)), share(alarms, len(false)))


def _first(moves: Sequence[tuple[float, float]], bar: float, sign: int) -> float:
    return next((day for day, moved in moves if sign * moved > bar), float(WATCHED_DAYS))
