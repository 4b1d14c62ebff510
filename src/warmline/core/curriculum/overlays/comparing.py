"""What differs between two programmes, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from warmline.core.curriculum.programme import Programme, Step

FIELDS: Final = ("title", "kind", "ref", "minutes", "required", "after", "locked", "due_days", "behaviours", "note")
HEAD: Final = ("title", "about", "objective", "metric", "level", "skills")


class ChangeKind(StrEnum):
    """What happened to a step, or to the programme's own words."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    HEAD = "head"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference: of which step (empty: the programme itself), by what title, which field, before and after."""

    kind: ChangeKind
    key: str
    title: str
    field: str = ""
    before: str = ""
    after: str = ""


def diff(a: Programme, b: Programme) -> tuple[Change, ...]:
    """Return what is different in `b`, in the order of `b`, what was removed last. Versions are not compared."""
    old, new = {step.key: step for step in a.steps()}, {step.key: step for step in b.steps()}
    found = [
        Change(ChangeKind.HEAD, "", b.title, name, _words(getattr(a, name)), _words(getattr(b, name)))
        for name in HEAD
        if getattr(a, name) != getattr(b, name)
    ]
    moved = _moved(a, b)
    for step in b.steps():
        if step.key not in old:
            found.append(Change(ChangeKind.ADDED, step.key, step.title, after=b.phase_of(step.key).title))
            continue
        found += fields_changed(old[step.key], step)
        if step.key in moved:
            found.append(Change(ChangeKind.MOVED, step.key, step.title, "place", *moved[step.key]))
    found += [
        Change(ChangeKind.REMOVED, step.key, step.title, before=a.phase_of(step.key).title)
        for step in a.steps()
        if step.key not in new
    ]
    return tuple(found)


def fields_changed(old: Step, new: Step) -> Iterator[Change]:
    """Yield the fields in which a step differs."""
    for name in FIELDS:
        if getattr(old, name) != getattr(new, name):
            before, after = _words(getattr(old, name)), _words(getattr(new, name))
            yield Change(ChangeKind.CHANGED, new.key, new.title, name, before, after)


def neighbour(programme: Programme, key: str, among: set[str]) -> tuple[str, str]:
    """Return where a step stands: its phase, and the nearest step before it that is `among` these (empty: none)."""
    phase = programme.phase_of(key)
    before = ""
    for step in phase.steps:
        if step.key == key:
            break
        if step.key in among:
            before = step.key
    return phase.key, before


def _moved(a: Programme, b: Programme) -> dict[str, tuple[str, str]]:
    """Return the steps whose place changed: the fewest whose moving explains the new order, with both places."""
    both = {step.key for step in a.steps()} & {step.key for step in b.steps()}
    order = [step.key for step in a.steps() if step.key in both]
    stayed = _longest([order.index(step.key) for step in b.steps() if step.key in both])
    kept = {order[n] for n in stayed}
    gone = {key for key in both if key not in kept or a.phase_of(key).key != b.phase_of(key).key}
    return {key: (_place(a, key, both), _place(b, key, both)) for key in gone}


def _longest(numbers: list[int]) -> list[int]:
    """Return a longest rising run within the numbers, not necessarily without gaps."""
    best: list[list[int]] = []
    for number in numbers:
        before = max((run for run in best if run[-1] < number), key=len, default=[])
        best.append([*before, number])
    return max(best, key=len, default=[])


def _place(programme: Programme, key: str, among: set[str]) -> str:
    phase, before = neighbour(programme, key, among)
    return programme.step(before).title if before else next(p.title for p in programme.phases if p.key == phase)


def _words(value: object) -> str:
    if value is None:
        return ""
    return ", ".join(str(each) for each in value) if isinstance(value, tuple) else str(value)
