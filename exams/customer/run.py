"""Running the whole exam: pool, branches, further rows."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from exams.customer.further import Further, further_rows
from exams.customer.laws import LAWS
from exams.customer.pool import POOL, Talk
from exams.customer.rows import Data, Law, Row, judged
from exams.customer.workers import Branched, Setting, branched, played

HISTORIES: Final = 280
OFF_POOL: Final = 500
QUICK: Final = 60


@dataclass(frozen=True)
class Result:
    """Everything that was found, and how long it took in seconds."""

    rows: tuple[Row, ...]
    further: tuple[Further, ...]
    seconds: float
    talks: int
    processor: float = 0.0  # seconds of processor time, all processes


def told(what: str, began: float) -> None:
    """Say on the error output how far the run is: it takes minutes."""
    print(f"{what} after {time.perf_counter() - began:.0f} s", file=sys.stderr, flush=True)


def run(setting: Setting, *, quick: bool = False) -> Result:
    """Play and judge everything; `quick` plays 60 conversations and a few histories: a try, no measurement."""
    began = time.perf_counter()
    pool, histories, off_pool = (QUICK, 12, 12) if quick else (POOL, HISTORIES, OFF_POOL)
    talks = played(setting, pool)
    told(f"pool of {pool} played", began)
    off = _off_pools(setting, off_pool)
    told("pools without a mechanism played", began)
    found = branched(setting, histories)
    told(f"{histories} histories branched", began)
    rows = tuple(_row(each, talks, off, found) for each in LAWS)
    further = further_rows(setting, talks, quick=quick)
    return Result(rows, further, time.perf_counter() - began, len(talks), _processor())


def _processor() -> float:
    spent = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(each.ru_utime + each.ru_stime for each in spent)


def _observed() -> list[Law]:
    return [each for each in LAWS if each.branches is None and each.represented]


def _off_pools(setting: Setting, n: int) -> dict[str, list[Talk]]:
    """Return a pool for each law of the pool with its mechanism off; laws that rest on the same one share it."""
    pools: dict[int, list[Talk]] = {}
    found: dict[str, list[Talk]] = {}
    for each in _observed():
        if each.off is not None:
            key = id(each.off[1])
            pools[key] = pools.get(key) or played(setting, n, each.number)
            found[each.number] = pools[key]
    return found


def _row(each: Law, talks: list[Talk], off: Mapping[str, list[Talk]], found: list[Branched]) -> Row:
    if not each.represented:
        return Row(each)
    if each.branches is None:
        return judged(each, Data(talks=talks), Data(talks=off.get(each.number, [])))
    on = [one.on[each.number] for one in found if each.number in one.on]
    without = [one.off[each.number] for one in found if each.number in one.off]
    return judged(each, Data(on, talks if each.looks_at_pool else ()), Data(without))
