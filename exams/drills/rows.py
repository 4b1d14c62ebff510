"""The rows: own good answers, own traps, and good answers that belong to the neighbouring drill."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from warmline.core.practice.drills import Drill, DrillSet

Judge = Callable[[Drill, str], int | None]
"""Gives the anchor (1-4) of an answer to a drill, None where it gave no chance."""


@dataclass(frozen=True, slots=True)
class Row:
    """Of `n` answers, how many reached anchor 3 or 4, and how many of those 4."""

    name: str
    n: int
    high: int
    highest: int


def neighbours(found: DrillSet) -> Iterator[tuple[Drill, Drill]]:
    """Yield each drill with the next one of its skill, the last with the first."""
    yield from zip(found.drills, (*found.drills[1:], found.drills[0]), strict=True)


def rows(sets: Iterable[DrillSet], judge: Judge) -> tuple[Row, Row, Row]:
    """Return the three rows: own good answers, own traps, and the good answers of the neighbour."""
    pairs = [pair for found in sets for pair in neighbours(found)]
    own = [judge(drill, good.say) for drill, _next in pairs for good in drill.good]
    traps = [judge(drill, drill.trap.say) for drill, _next in pairs]
    foreign = [judge(drill, good.say) for drill, other in pairs for good in other.good]
    return _row("own good answers", own), _row("own traps", traps), _row("good answers to another drill", foreign)


def lines(found: Iterable[Row]) -> Iterator[str]:
    """Yield the table as text."""
    yield f"{'answers':32}{'n':>5}{'3 or 4':>16}{'4':>16}"
    for row in found:
        yield f"{row.name:32}{row.n:>5}{_share(row.high, row.n):>16}{_share(row.highest, row.n):>16}"


def _row(name: str, anchors: list[int | None]) -> Row:
    return Row(name, len(anchors), sum((each or 0) >= 3 for each in anchors), anchors.count(4))


def _share(part: int, whole: int) -> str:
    return f"{part} ({part / whole:.0%})" if whole else "-"
