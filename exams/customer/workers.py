"""Sharing the work between processes: indexes go out, what was found comes back in order of index."""

from __future__ import annotations

import multiprocessing
import warnings
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from exams.customer.branches import Branches, History, Sample, sample
from exams.customer.laws import LAWS, law
from exams.customer.pool import Talk, talk
from exams.customer.rows import Law
from exams.customer.world import World, world
from warmline.core.customer.parameters import PARAMETERS

T = TypeVar("T")
OFF_EVERY: Final = 2
"""With the mechanism off every second history is played: the figure beside needs less certainty."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a run plays with: reader ("rules" or "model"), scenario files (none: the published), processes."""

    reader: str = "rules"
    files: tuple[str, ...] = ()
    processes: int = 2

    def world(self) -> World:
        """Return the world of this setting; each process makes its own once."""
        return world(self.reader, self.files)


@dataclass(frozen=True, slots=True)
class Branched:
    """All experiments on one history: by law, the sample with the mechanism on and the one with it off."""

    on: dict[str, Sample]
    off: dict[str, Sample]


def shared(task: Callable[[int], T], indexes: Sequence[int], processes: int) -> list[T]:
    """Return the task's results for all indexes, in their order."""
    if processes <= 1:
        return [task(index) for index in indexes]
    with warnings.catch_warnings():
        # Fresh processes: a forked one would inherit threads of the model's runtime.
        context = multiprocessing.get_context("spawn")
        with context.Pool(processes) as pool:
            return list(pool.map(task, indexes, chunksize=max(1, min(20, len(indexes) // (4 * processes)))))


def played(setting: Setting, n: int, mechanism: str = "") -> list[Talk]:
    """Return the pool of `n` conversations, with the mechanism of a law taken away where one is named."""
    return shared(partial(_talk, setting, mechanism), range(n), setting.processes)


def branched(setting: Setting, n: int) -> list[Branched]:
    """Return what every experiment found on `n` histories."""
    return shared(partial(_branches, setting), range(n), setting.processes)


def experiments() -> tuple[Law, ...]:
    """Return the laws that have branches and can be represented."""
    return tuple(each for each in LAWS if each.branches is not None and each.represented)


def _talk(setting: Setting, mechanism: str, index: int) -> Talk:
    off = law(mechanism).off if mechanism else None
    return talk(setting.world(), index, off[1](PARAMETERS) if off is not None else PARAMETERS)


def _branches(setting: Setting, index: int) -> Branched:
    history, on, off = History(setting.world(), index), {}, {}
    known: dict[Branches, Sample | None] = {}
    for each in experiments():
        assert each.branches is not None
        if each.branches not in known:
            # Two laws may look at the same conversations.
            known[each.branches] = sample(each.branches, history, each.number)
        found = known[each.branches]
        if found is None:
            continue
        on[each.number] = found
        if each.off is not None and index % OFF_EVERY == 0:
            without = sample(each.branches, history, each.number, each.off[1](PARAMETERS))
            if without is not None:
                off[each.number] = without
    return Branched(on, off)
