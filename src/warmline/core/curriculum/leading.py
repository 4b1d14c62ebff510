"""Which of several paths somebody goes on with, and the reason for that one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from warmline.core.curriculum.path import SOON, Code, Path, Reason, Standing, State

_Rank = tuple[bool, bool, date, int, date, int]


def first_of(paths: Sequence[Path], standings: Sequence[Standing]) -> int | None:
    """Return which of several paths to go on with; None where no path has a next step.

    A required step goes before an optional one, and one that is overdue or due within three working days before all
    others. Without such haste the lower programme level leads, since the higher one builds on it; then the date
    decides, then the order of the paths.
    """
    ranked = sorted(_ranks(paths, standings))
    return ranked[0][-1] if ranked else None


def led(paths: Sequence[Path], standings: Sequence[Standing]) -> list[tuple[int, Path]]:
    """Return the paths with their places, the one to go on with first; where there is a choice it says why it leads."""
    first = first_of(paths, standings)
    if first is None:
        return list(enumerate(paths))
    ranked = sorted(_ranks(paths, standings))
    reason = _why(paths, ranked) if len(ranked) > 1 else None
    lead = paths[first] if reason is None else _with(paths[first], reason)
    return [(first, lead), *((n, path) for n, path in enumerate(paths) if n != first)]


def _ranks(paths: Sequence[Path], standings: Sequence[Standing]) -> list[_Rank]:
    found = []
    for n, (path, standing) in enumerate(zip(paths, standings, strict=True)):
        if path.next is None or standing.paused:
            continue
        step = path.next.step
        due, left = standing.due.get(step.key, date.max), standing.left.get(step.key)
        presses = left is not None and left <= SOON
        level = int(path.programme.level)
        found.append((not step.required, not presses, due if presses else date.max, level, due, n))
    return found


def _why(paths: Sequence[Path], ranked: Sequence[_Rank]) -> Reason | None:
    """Return why the first of the ranked goes before the one that is closest behind it."""
    (optional, calm, _near, level, due, _n), second = ranked[0], ranked[1]
    other = (paths[second[-1]].programme.title,)
    if optional != second[0]:
        return None
    if (calm and level < second[3]) or (not calm and second[1] and level < second[3]):
        return Reason(Code.LOWER_LEVEL, other)
    return Reason(Code.DUE_BEFORE_PATH, other) if due < second[4] else None


def _with(path: Path, reason: Reason) -> Path:
    stops = tuple(
        replace(stop, because=(*stop.because, reason)) if stop.state is State.NEXT else stop for stop in path.stops
    )
    return replace(path, stops=stops)
