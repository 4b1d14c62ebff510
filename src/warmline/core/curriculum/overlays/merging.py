"""Carrying a site's changes over to a new version of the standard: three ways, with every conflict explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from warmline.core.curriculum.overlays.applying import Problem, ProblemKind, apply_one
from warmline.core.curriculum.overlays.comparing import neighbour
from warmline.core.curriculum.overlays.operations import (
    AddStep,
    Move,
    Operation,
    Overlay,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
)
from warmline.core.curriculum.programme import Programme, Step


class ConflictKind(StrEnum):
    """Why a change of the site cannot simply stay."""

    GONE = "gone"  # the standard no longer has the step
    NOW_LOCKED = "now_locked"  # the standard locked it
    BOTH_CHANGED = "both_changed"  # standard and site changed the same thing
    KEY_TAKEN = "key_taken"  # the standard now has a step of the same key
    PLACE_GONE = "place_gone"  # the phase, or the step it stood behind, is gone
    UNSOUND = "unsound"  # the change would break the order


class Choice(StrEnum):
    """Whose side to take in a conflict."""

    STANDARD = "standard"
    SITE = "site"


# Where the site's wish can still be met in some form.
OPEN_TO_CHOICE: Final = frozenset({ConflictKind.BOTH_CHANGED, ConflictKind.KEY_TAKEN, ConflictKind.PLACE_GONE})


@dataclass(frozen=True, slots=True)
class Conflict:
    """One change of the site that met a change of the standard.

    `number` is its place in the overlay, `name` the step's title; `was` is the old standard's value, `standard` the new
    one's, `site` what the site wants. `chosen` is the side that was taken; `open` says whether there is a choice.
    """

    number: int
    kind: ConflictKind
    name: str
    field: str = ""
    was: str = ""
    standard: str = ""
    site: str = ""
    chosen: Choice = Choice.STANDARD

    @property
    def open(self) -> bool:
        """Whether the site may choose."""
        return self.kind in OPEN_TO_CHOICE


@dataclass(frozen=True, slots=True)
class Merged:
    """The new programme of the site, the overlay that makes it from the new standard, and what was in conflict."""

    programme: Programme
    overlay: Overlay
    conflicts: tuple[Conflict, ...]


def merge(old: Programme, new: Programme, overlay: Overlay, choices: Mapping[int, Choice] | None = None) -> Merged:
    """Carry an overlay made for `old` over to `new`.

    `choices` says, by the number of the change, whose side to take; without one the standard wins. What the standard
    locks always wins. Merging what came out once more changes nothing, and without changes of the site the result is
    the new standard itself.
    """
    picked = choices or {}
    current, kept, conflicts = new, list[Operation](), list[Conflict]()
    names: dict[str, str | None] = {}  # steps of the site under another key now, or left out
    stood: dict[str, str | None] = {}  # behind which step those that were left out stood
    for number, wanted in enumerate(overlay.operations):
        operation = _renamed(wanted, names, stood)
        if operation is None:
            continue
        carried, conflict = _carry(old, new, current, operation, number, picked.get(number, Choice.STANDARD))
        if conflict is not None:
            conflicts.append(conflict)
        if isinstance(operation, AddStep) and conflict is not None:
            names[operation.step.key] = carried.target if carried is not None else None
            stood[operation.step.key] = operation.behind
        if carried is None:
            continue
        made = apply_one(current, carried)
        if isinstance(made, Programme):
            current = made
            kept.append(carried)
        elif conflict is None:
            conflicts.append(_refused(number, carried, made))
    return Merged(current, Overlay(new.version, tuple(kept)), tuple(conflicts))


def _renamed(
    operation: Operation, names: Mapping[str, str | None], stood: Mapping[str, str | None]
) -> Operation | None:
    """Return the change with the keys that its steps have now, or None where it is about one that was left out.

    What stood behind one that was left out stands where that one would have stood.
    """
    if isinstance(operation, AddStep):
        waits = tuple(found for key in operation.step.after if (found := names.get(key, key)) is not None)
        behind = _behind(operation.behind, names, stood)
        return replace(operation, step=replace(operation.step, after=waits), behind=behind)
    target = names.get(operation.target, operation.target)
    if target is None:
        return None
    if isinstance(operation, Move) and operation.behind is not None:
        return replace(operation, target=target, behind=_behind(operation.behind, names, stood))
    return replace(operation, target=target)


def _behind(key: str | None, names: Mapping[str, str | None], stood: Mapping[str, str | None]) -> str | None:
    if key is None or key not in names:
        return key
    return names[key] or stood[key]  # `stood` holds a key of today already


def _carry(
    old: Programme, new: Programme, current: Programme, operation: Operation, number: int, choice: Choice
) -> tuple[Operation | None, Conflict | None]:
    """Return the change as it can be made to the new standard (None: not at all), and the conflict if there is one."""
    if isinstance(operation, AddStep):
        return _carry_added(old, current, operation, number, choice)
    steps = {step.key: step for step in new.steps()}
    own = operation.target not in {step.key for step in old.steps()}
    if own:  # a change to a step that the site itself added earlier in the list
        return operation, None
    before = old.step(operation.target)
    if operation.target not in steps:
        return None, Conflict(number, ConflictKind.GONE, before.title, site=_wish(operation))
    now = steps[operation.target]
    if now.locked:
        return None, Conflict(number, ConflictKind.NOW_LOCKED, now.title, site=_wish(operation))
    if isinstance(operation, Move):
        return _carry_move((old, new), current, operation, number, choice)
    return _carry_value(operation, before, now, current, number, choice)


def _carry_value(
    operation: Operation, before: Step, now: Step, current: Programme, number: int, choice: Choice
) -> tuple[Operation | None, Conflict | None]:
    name, wish = _field(operation), _wish(operation)
    if not name:  # hidden: the standard may have changed it, the site still leaves it out
        return operation, None
    was, standard = _value(before, name), _value(now, name)
    here = next((_value(step, name) for step in current.steps() if step.key == now.key), standard)
    if here == wish:  # not what the standard says: an earlier change of the site may have said otherwise
        return None, None
    if standard in (was, wish):
        return operation, None
    conflict = Conflict(number, ConflictKind.BOTH_CHANGED, now.title, name, was, standard, wish, choice)
    return (operation if choice is Choice.SITE else None), conflict


def _carry_added(
    old: Programme, current: Programme, operation: AddStep, number: int, choice: Choice
) -> tuple[Operation | None, Conflict | None]:
    step = operation.step
    keys = {each.key for each in current.steps()}
    if step.key in keys:
        if current.step(step.key) == step:
            return None, None
        conflict = Conflict(number, ConflictKind.KEY_TAKEN, step.title, site=step.title, chosen=choice)
        renamed = replace(operation, step=replace(step, key=_free(step.key, keys)))
        return (_placed(old, current, renamed)[0] if choice is Choice.SITE else None), conflict
    waits = tuple(key for key in step.after if key in keys)
    placed, lost = _placed(old, current, replace(operation, step=replace(step, after=waits)))
    if not lost:
        return placed, None
    conflict = Conflict(number, ConflictKind.PLACE_GONE, step.title, "place", was=lost, chosen=choice)
    return (placed if choice is Choice.SITE else None), conflict


def _placed(old: Programme, current: Programme, operation: AddStep) -> tuple[AddStep, str]:
    """Return the added step where it can stand now, and the name of the place that is gone (empty: none is)."""
    phase = next((phase for phase in current.phases if phase.key == operation.phase), None)
    if phase is None:
        last = current.phases[-1]
        lost = next((p.title for p in old.phases if p.key == operation.phase), operation.phase)
        return replace(operation, phase=last.key, behind=last.steps[-1].key if last.steps else None), lost
    if operation.behind is None or operation.behind in {step.key for step in phase.steps}:
        return operation, ""
    return replace(operation, behind=_anchor(old, current, operation.behind, operation.phase)), ""


def _carry_move(
    standard: tuple[Programme, Programme], current: Programme, operation: Move, number: int, choice: Choice
) -> tuple[Operation | None, Conflict | None]:
    old, new = standard
    now = new.step(operation.target)
    phase = current.phase_of(now.key)
    fits = operation.behind is None or operation.behind in {step.key for step in phase.steps}
    both = {step.key for step in old.steps()} & {step.key for step in new.steps()}
    if neighbour(old, now.key, both) != neighbour(new, now.key, both):
        conflict = Conflict(number, ConflictKind.BOTH_CHANGED, now.title, "place", chosen=choice)
        return (operation if choice is Choice.SITE and fits else None), conflict
    if fits:
        return operation, None
    conflict = Conflict(number, ConflictKind.PLACE_GONE, now.title, "place", chosen=choice)
    behind = _anchor(old, current, operation.behind or "", phase.key, but=now.key)
    return (replace(operation, behind=behind) if choice is Choice.SITE else None), conflict


def _anchor(old: Programme, current: Programme, gone: str, phase: str, but: str = "") -> str | None:
    """Return the nearest step before the one that is gone and is still in the phase; None: the phase's beginning."""
    here = {step.key for each in current.phases if each.key == phase for step in each.steps} - {but}
    if gone not in {step.key for step in old.steps()}:
        return None
    return neighbour(old, gone, here)[1] or None


def _refused(number: int, operation: Operation, problem: Problem) -> Conflict:
    kind = ConflictKind.GONE if problem.kind is ProblemKind.NO_STEP else ConflictKind.UNSOUND
    return Conflict(number, kind, problem.name, site=_wish(operation))


def _field(operation: Operation) -> str:
    match operation:
        case SetText(_, TextField.TITLE, _):
            return "title"
        case SetText():
            return "note"
        case SetMinutes():
            return "minutes"
        case SetDue():
            return "due_days"
    return ""


def _wish(operation: Operation) -> str:
    match operation:
        case SetText(_, _, text):
            return text
        case SetMinutes(_, minutes):
            return str(minutes)
        case SetDue(_, days):
            return "" if days is None else str(days)
    return ""


def _value(step: Step, name: str) -> str:
    found = getattr(step, name)
    return "" if found is None else str(found)


def _free(key: str, taken: set[str]) -> str:
    number = 2
    while f"{key}_{number}" in taken:
        number += 1
    return f"{key}_{number}"
