"""Simulated raters and a simulated machine: what is true is known, so what is learned can be judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from random import Random

import numpy as np

from warmline.core.measurement.proof import Judged
from warmline.core.scoring.criteria import GradedChance, Learned, Reviewed

Rater = Callable[[int, Random], int]


def cut(anchor: float) -> int:
    return min(4, max(1, round(anchor)))


def careful(share_off: float = 0.15) -> Rater:
    """Gives the true anchor, or in a share of the cases the one beside it."""
    return lambda truth, dice: cut(truth + (dice.choice((-1, 1)) if dice.random() < share_off else 0))


def lenient(truth: int, dice: Random) -> int:
    return cut(careful()(truth, dice) + 1)


def strict(truth: int, dice: Random) -> int:
    return cut(careful()(truth, dice) - 1)


def at_random(truth: int, dice: Random) -> int:
    return dice.randint(1, 4)


def always(anchor: int) -> Rater:
    return lambda truth, dice: anchor


def reviewed(
    count: int, machine: Rater, raters: Sequence[Rater], *, seed: int = 1, width: int = 40, plain: float = 0.0
) -> list[Reviewed]:
    """Conversations with one chance each. `plain` says how plainly the features show the truth: 0 not at all."""
    dice, noise = Random(seed), np.random.default_rng(seed)
    shows = noise.normal(size=(4, width))
    found = []
    for number in range(count):
        truth = dice.randint(1, 4)
        known = (plain * shows[truth - 1] + 0.2 * noise.normal(size=width)).astype(np.float32)
        people = tuple(rater(truth, dice) for rater in raters)
        found.append(Reviewed(f"talk {number}", (GradedChance(machine(truth, dice), known),), people))
    return found


def judged(conversations: Sequence[Reviewed], learned: Learned) -> list[Judged]:
    """The conversations with the anchors of heads that had not seen them."""
    return [
        Judged(each.conversation, anchor, each.people)
        for each, anchor in zip(conversations, learned.held_out, strict=True)
    ]
