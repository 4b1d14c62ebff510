"""`python -m exams.learner.tuning`: choose the parameters of all three models on the development seeds alone.

Each model gets the same worlds and the same learners; what is lowest is the log loss, every world counting the same.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from itertools import product
from random import Random
from statistics import fmean
from typing import Any, Final

from exams.learner.models import Elo, Ours, RunningMean
from exams.learner.prediction import Maker, log_loss, watched
from exams.learner.worlds import WORLDS
from warmline.core.practice.mastery import DEFAULT, Parameters

DEVELOPMENT: Final = range(1000, 1012)
TRIES: Final = 70
CHOICES: Final[dict[str, Sequence[float]]] = {
    "mean": (-0.8, -0.4, 0.0, 0.4),
    "skill_variance": (0.4, 0.7, 1.0, 1.5, 2.2),
    "own_variance": (0.3, 0.5, 0.8, 1.2, 1.8),
    "fading_days": (60.0, 90.0, 120.0, 180.0, 360.0, 720.0),
    "forgetting_days": (180.0, 360.0, 720.0, 1440.0),
    "practice": (0.0, 0.005, 0.01, 0.02, 0.04),
    "trust": (0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0),
    "blur": (0.3, 0.5),
    "unknown_blur": (0.6, 0.8, 1.0),
    "slip": (0.01, 0.03, 0.06, 0.1),
}


def loss(maker: Maker) -> float:
    """Return the mean log loss over worlds and development learners."""
    return fmean(log_loss(watched(world, seed, maker)) for world in WORLDS for seed in DEVELOPMENT)


def tuned(start: Parameters, tries: int = TRIES) -> tuple[Parameters, float]:
    """Return the best parameters found by changing one at a time, drawn by a fixed seed."""
    dice, best = Random("tuning"), start
    lowest, tried = loss(lambda: Ours(start)), {start_key(start)}
    while len(tried) < tries:
        field = dice.choice(sorted(CHOICES))
        changes: dict[str, Any] = {field: dice.choice(CHOICES[field])}
        other = replace(best, **changes)
        if start_key(other) in tried:
            continue
        tried.add(start_key(other))
        found = loss(lambda other=other: Ours(other))  # type: ignore[misc]
        if found < lowest:
            best, lowest = other, found
            print(f"{lowest:.4f} {changes}", flush=True)
    return best, lowest


def start_key(parameters: Parameters) -> tuple[float, ...]:
    """Return what tells two sets of parameters apart."""
    return tuple(getattr(parameters, field) for field in CHOICES)


def main() -> int:
    """Print the best of each model."""
    for begin in (0.5, 1.0, 2.0, 4.0, 8.0):
        print(f"running mean, begin {begin}: {loss(lambda b=begin: RunningMean(b)):.4f}")  # type: ignore[misc]
    grid = product((0.45, 0.6, 0.8, 1.0), (0.0, 0.02, 0.05), (0.5, 0.6, 0.7, 0.8, 1.0))
    ranked = sorted((loss(lambda a=a, b=b, t=t: Elo(a, b, t)), a, b, t) for a, b, t in grid)  # type: ignore[misc]
    for found, a, b, t in ranked[:3]:
        print(f"elo a {a} b {b} trust {t}: {found:.4f}")
    best, lowest = tuned(DEFAULT)
    print(f"ours {lowest:.4f} {dict(zip(CHOICES, start_key(best), strict=True))}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
