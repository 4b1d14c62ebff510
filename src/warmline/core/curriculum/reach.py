"""How far people came: one row a step, done or not done, and nothing of a handful of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from warmline.core.curriculum.programme import Programme, Step

FEWEST: Final = 5
"""People below which no figure is shown."""


@dataclass(frozen=True, slots=True)
class Reached:
    """A step with how many have it behind them, of how many, and how many fewer than at the step before."""

    step: Step
    done: int
    of: int
    lost: int

    @property
    def share(self) -> float:
        """Which part has it behind them, 0-1."""
        return self.done / self.of


def reach(programme: Programme, done: Mapping[str, int], people: int) -> tuple[Reached, ...]:
    """Return the row of every required step that others may see; nothing where there are fewer than five people.

    `done` says by step how many have done or skipped it. Steps of the practice room have no row: whether somebody
    practised is hers alone.
    """
    if people < FEWEST:
        return ()
    rows, before = [], people
    for step in programme.steps():
        if step.kind.is_practice or not step.required:
            continue
        count = min(done.get(step.key, 0), people)
        rows.append(Reached(step, count, people, max(0, before - count)))
        before = count
    return tuple(rows)
