"""Half a year of practice, predicted sighting by sighting: log loss, calibration, and whether the ranges hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log
from random import Random
from typing import Final

from exams.learner.models import Ours, Predictor, name, skill_name
from exams.learner.worlds import BEHAVIOURS, DIFFICULTIES, WORLDS
from exams.own.figures import Figure, mean, resampled

WEEKS: Final = 26
BINS: Final = 10
Maker = Callable[[], Predictor]


@dataclass(frozen=True, slots=True)
class Seen:
    """One sighting: what was expected (0-1) and what came."""

    expected: float
    success: float


def calendar(dice: Random) -> Iterator[float]:
    """Yield the days of practice: three or four days a week, three to six tries each, and three weeks away."""
    away = dice.randrange(6, WEEKS - 6)
    for week in range(WEEKS):
        if away <= week < away + 3:
            continue
        for day in sorted(dice.sample(range(5), dice.choice((3, 4)))):
            for n in range(dice.randint(3, 6)):
                yield week * 7 + day + n / 100


def lesson(dice: Random) -> tuple[int, float]:
    """Return what comes up: a behaviour and a difficulty, by chance."""
    return dice.randrange(BEHAVIOURS), dice.choice(DIFFICULTIES)


@lru_cache(maxsize=1000)
def watched(world: str, seed: int, maker: Maker) -> tuple[Seen, ...]:
    """Return what a model expected of one learner, and what came. Every fourth difficulty is not told."""
    dice = Random(f"{seed}:calendar")
    learner, model = WORLDS[world](Random(f"{seed}:{world}")), maker()
    found = []
    for n, day in enumerate(calendar(dice)):
        behaviour, difficulty = lesson(dice)
        told = None if n % 4 == 3 else difficulty
        expected = model.expect(behaviour, told, day)
        success = learner.practise(behaviour, difficulty, day)
        model.watch(behaviour, told, success, day)
        found.append(Seen(expected, success))
    return tuple(found)


def log_loss(seen: Sequence[Seen]) -> float:
    """Return the mean cross-entropy in nats; lower is better."""
    total = 0.0
    for each in seen:
        chance = min(0.999, max(0.001, each.expected))
        total -= each.success * log(chance) + (1 - each.success) * log(1 - chance)
    return total / len(seen)


Bins = tuple[tuple[float, float, int], ...]
"""By tenths of what was expected: the sum expected, the sum that came, and how many."""


def binned(seen: Sequence[Seen]) -> Bins:
    """Return sightings put into tenths."""
    groups: list[list[Seen]] = [[] for _ in range(BINS)]
    for each in seen:
        groups[min(BINS - 1, int(each.expected * BINS))].append(each)
    return tuple((sum(e.expected for e in g), sum(e.success for e in g), len(g)) for g in groups)


def together(tables: Sequence[Bins]) -> Bins:
    """Return the tables of several learners as one."""
    return tuple(
        (sum(t[n][0] for t in tables), sum(t[n][1] for t in tables), sum(t[n][2] for t in tables)) for n in range(BINS)
    )


def calibration_error(tables: Sequence[Bins]) -> float:
    """Return the expected calibration error: the mean gap of the reliability table, weighed by how many."""
    table = together(tables)
    return sum(abs(expected - came) for expected, came, _ in table) / sum(n for *_, n in table)


@dataclass(frozen=True, slots=True)
class Predicted:
    """One model in one world: log loss and calibration error with intervals over learners, and the whole table."""

    loss: Figure
    error: Figure
    table: Bins


@lru_cache(maxsize=100)
def predicted(world: str, seeds: Sequence[int], maker: Maker) -> Predicted:
    """Return how well a model predicts the learners of a world."""
    runs = [watched(world, seed, maker) for seed in seeds]
    tables = [binned(run) for run in runs]
    losses = mean([log_loss(run) for run in runs], world)
    return Predicted(losses, resampled(tables, calibration_error, world), together(tables))


def better_by(world: str, seeds: Sequence[int], ours: Maker, other: Maker) -> Figure:
    """Return by how much our log loss is lower, learner by learner."""
    return mean([log_loss(watched(world, s, other)) - log_loss(watched(world, s, ours)) for s in seeds], world)


def coverage(world: str, seeds: Sequence[int]) -> Figure:
    """Return how often the true chance at an ordinary moment lies in the 90 % range, looked at once a month."""
    return mean([_covered(world, seed) for seed in seeds], world)


def _covered(world: str, seed: int) -> float:
    dice = Random(f"{seed}:calendar")
    learner, model = WORLDS[world](Random(f"{seed}:{world}")), Ours()
    held, looked, month = 0, 0, 1
    for day in calendar(dice):
        behaviour, difficulty = lesson(dice)
        if day >= month * 28:
            month += 1
            now = model.at(day)
            for b in range(BEHAVIOURS):
                estimate = now.behaviour(name(b), skill_name(b))
                held += estimate.low <= learner.chance(b, 0.0, day) <= estimate.high
                looked += 1
        model.watch(behaviour, difficulty, learner.practise(behaviour, difficulty, day), day)
    return held / looked
