"""Putting a site's changes onto a programme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from warmline.core.curriculum.overlays.operations import (
    AddStep,
    Hide,
    Move,
    Operation,
    Overlay,
    SetDue,
    SetMinutes,
    SetText,
    TextField,
)
from warmline.core.curriculum.programme import Fault, Phase, Programme, Step, faults


class ProblemKind(StrEnum):
    """Why a change cannot be made."""

    LOCKED = "locked"
    NO_STEP = "no_step"
    NO_PHASE = "no_phase"
    NO_ANCHOR = "no_anchor"
    KEY_TAKEN = "key_taken"
    LOCAL_LOCK = "local_lock"
    ORDER = "order"
    UNSOUND = "unsound"
    OTHER_VERSION = "other_version"


@dataclass(frozen=True, slots=True)
class Problem:
    """One change that is refused: its place in the overlay (None: the whole), why, and the step or phase it names."""

    number: int | None
    kind: ProblemKind
    name: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Applied:
    """The programme with every change that could be made, and the problems of the others.

    Where there are problems the programme is not for use; it serves to show how far it came.
    """

    programme: Programme
    problems: tuple[Problem, ...] = ()


def apply(base: Programme, overlay: Overlay) -> Applied:
    """Put an overlay onto the version it was made for. A change to a locked step is refused and names the step."""
    if overlay.base_version != base.version:
        return Applied(base, (Problem(None, ProblemKind.OTHER_VERSION, base.key, str(overlay.base_version)),))
    current, problems = base, list[Problem]()
    for number, operation in enumerate(overlay.operations):
        made = apply_one(current, operation)
        if isinstance(made, Programme):
            current = made
        else:
            problems.append(replace(made, number=number))
    return Applied(current, tuple(problems))


def apply_one(base: Programme, operation: Operation) -> Programme | Problem:
    """Make one change, or say why not. What results is always sound."""
    refused = _refusal(base, operation)
    if refused is not None:
        return refused
    made = _changed(base, operation)
    wrong = faults(made)
    if not wrong:
        return made
    kind = ProblemKind.ORDER if wrong[0].fault is Fault.AFTER_LATER else ProblemKind.UNSOUND
    return Problem(None, kind, operation.target, wrong[0].value or wrong[0].fault)


def _refusal(base: Programme, operation: Operation) -> Problem | None:
    keys = {step.key for step in base.steps()}
    if isinstance(operation, AddStep):
        return _refuse_adding(base, operation, keys)
    if operation.target not in keys:
        return Problem(None, ProblemKind.NO_STEP, operation.target)
    if base.step(operation.target).locked:
        return Problem(None, ProblemKind.LOCKED, base.step(operation.target).title)
    if isinstance(operation, Move) and operation.behind is not None:
        here = {step.key for step in base.phase_of(operation.target).steps}
        if operation.behind not in here or operation.behind == operation.target:
            return Problem(None, ProblemKind.NO_ANCHOR, operation.target, operation.behind)
    return None


def _refuse_adding(base: Programme, operation: AddStep, keys: set[str]) -> Problem | None:
    phase = next((phase for phase in base.phases if phase.key == operation.phase), None)
    if operation.step.key in keys:
        return Problem(None, ProblemKind.KEY_TAKEN, operation.step.key)
    if operation.step.locked:
        return Problem(None, ProblemKind.LOCAL_LOCK, operation.step.title)
    if phase is None:
        return Problem(None, ProblemKind.NO_PHASE, operation.phase, operation.step.key)
    if operation.behind is not None and operation.behind not in {step.key for step in phase.steps}:
        return Problem(None, ProblemKind.NO_ANCHOR, operation.step.key, operation.behind)
    return None


def _changed(base: Programme, operation: Operation) -> Programme:
    match operation:
        case AddStep(phase, step, behind):
            return _in_phase(base, phase, lambda steps: _insert(steps, step, behind))
        case Hide(target):
            return _without(base, target)
        case Move(target, behind):
            step, phase = base.step(target), base.phase_of(target).key
            return _in_phase(base, phase, lambda steps: _insert(_drop(steps, target), step, behind))
        case SetText(target, TextField.TITLE, text):
            return _with(base, replace(base.step(target), title=text))
        case SetText(target, _, text):
            return _with(base, replace(base.step(target), note=text))
        case SetMinutes(target, minutes):
            return _with(base, replace(base.step(target), minutes=minutes))
        case SetDue(target, days):
            return _with(base, replace(base.step(target), due_days=days))


def _in_phase(base: Programme, key: str, change: Callable[[tuple[Step, ...]], tuple[Step, ...]]) -> Programme:
    phases = tuple(replace(phase, steps=change(phase.steps)) if phase.key == key else phase for phase in base.phases)
    return replace(base, phases=phases)


def _insert(steps: tuple[Step, ...], step: Step, behind: str | None) -> tuple[Step, ...]:
    at = 0 if behind is None else next(n for n, each in enumerate(steps, 1) if each.key == behind)
    return (*steps[:at], step, *steps[at:])


def _drop(steps: tuple[Step, ...], key: str) -> tuple[Step, ...]:
    return tuple(step for step in steps if step.key != key)


def _with(base: Programme, changed: Step) -> Programme:
    phase = base.phase_of(changed.key).key
    return _in_phase(base, phase, lambda steps: tuple(changed if s.key == changed.key else s for s in steps))


def _without(base: Programme, key: str) -> Programme:
    """Leave a step out. Whoever waited for it waits for what it waited for, so that the order stays."""
    before = base.step(key).after
    phases = []
    for phase in base.phases:
        kept = (_relieved(step, key, before) for step in phase.steps if step.key != key)
        phases.append(Phase(phase.key, phase.title, tuple(kept), phase.about))
    return replace(base, phases=tuple(phases))


def _relieved(step: Step, gone: str, before: tuple[str, ...]) -> Step:
    if gone not in step.after:
        return step
    kept = [key for each in step.after for key in (before if each == gone else (each,))]
    return replace(step, after=tuple(dict.fromkeys(kept)))
