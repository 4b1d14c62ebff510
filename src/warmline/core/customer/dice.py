"""Chance, given from outside: each draw has its own seeded generator, so adding a draw shifts no other."""

from __future__ import annotations

import random
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dice:
    """The luck of one run. The same seed, turn and purpose always give the same numbers."""

    seed: int

    def draw(self, turn: int, purpose: str) -> random.Random:
        """Return the generator for one purpose in one turn."""
        return random.Random(f"{self.seed}:{turn}:{purpose}")

    def chance(self, turn: int, purpose: str, probability: float) -> bool:
        """Say whether something of this probability (0-1) happens."""
        return self.draw(turn, purpose).random() < probability
