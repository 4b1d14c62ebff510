"""Which variant comes next: drawn by dice, and never one that the last attempts met while others are left."""

from __future__ import annotations

import random
from collections.abc import Sequence


def draw(pool: Sequence[str], count: int, met: Sequence[str], dice: random.Random) -> tuple[str, ...]:
    """Return `count` different variants of the pool. `met` are those of earlier attempts, oldest first.

    Variants never met come first, in an order of the dice; where they do not suffice, those met longest ago follow.
    Raises ValueError where the pool is too small.
    """
    kinds = tuple(dict.fromkeys(pool))
    if count > len(kinds):
        raise ValueError(f"{count} different variants of a pool of {len(kinds)}")
    last_met = {variant: n for n, variant in enumerate(met)}
    fresh = [variant for variant in kinds if variant not in last_met]
    dice.shuffle(fresh)
    known = sorted((variant for variant in kinds if variant in last_met), key=lambda variant: last_met[variant])
    return tuple((fresh + known)[:count])
