"""Changing a draft: each function takes a programme and returns the changed one. Values in, new value out."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection
from dataclasses import replace

from warmline.core.curriculum.programme import Phase, Programme, Step

Edit = Callable[[Programme], Programme]


def key_from(title: str, taken: Collection[str]) -> str:
    """Return a key made of a title's letters that is not taken: "First call" becomes "first_call"."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    base = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:48] or "step"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}_{number}", number + 1
    return found


def add_phase(title: str, about: str | None = None) -> Edit:
    """Return the edit that puts an empty phase at the end."""

    def edit(programme: Programme) -> Programme:
        key = key_from(title, {phase.key for phase in programme.phases})
        return replace(programme, phases=(*programme.phases, Phase(key, title, (), about)))

    return edit


def drop_phase(key: str) -> Edit:
    """Return the edit that takes a phase away with its steps; steps that waited for them wait no longer."""

    def edit(programme: Programme) -> Programme:
        gone = {step.key for phase in programme.phases if phase.key == key for step in phase.steps}
        kept = tuple(phase for phase in programme.phases if phase.key != key)
        return _without_waits(replace(programme, phases=kept), gone)

    return edit


def add_step(phase: str, step: Step) -> Edit:
    """Return the edit that puts a step at the end of a phase, under a key of its own.

    The edit raises KeyError where the phase is gone.
    """

    def edit(programme: Programme) -> Programme:
        named = replace(step, key=key_from(step.title, {each.key for each in programme.steps()}))
        return _on_phase(programme, phase, lambda steps: (*steps, named))

    return edit


def put_step(step: Step) -> Edit:
    """Return the edit that puts a step in the place of the one with its key."""

    def edit(programme: Programme) -> Programme:
        phase = programme.phase_of(step.key).key
        return _on_phase(programme, phase, lambda steps: tuple(step if s.key == step.key else s for s in steps))

    return edit


def drop_step(key: str) -> Edit:
    """Return the edit that takes a step away; whoever waited for it waits no longer."""

    def edit(programme: Programme) -> Programme:
        phase = programme.phase_of(key).key
        return _without_waits(_on_phase(programme, phase, lambda steps: tuple(s for s in steps if s.key != key)), {key})

    return edit


def shift_step(key: str, by: int) -> Edit:
    """Return the edit that moves a step up (-1) or down (1), into the neighbouring phase at a phase's end."""

    def edit(programme: Programme) -> Programme:
        step, phase = programme.step(key), programme.phase_of(key)
        keys = [each.key for each in phase.steps]
        at = keys.index(key) + by
        if 0 <= at < len(keys):
            rest = [each for each in phase.steps if each.key != key]
            return _on_phase(programme, phase.key, lambda _steps: (*rest[:at], step, *rest[at:]))
        place = programme.phases.index(phase) + by
        if not 0 <= place < len(programme.phases):
            return programme
        other = programme.phases[place].key
        left = _on_phase(programme, phase.key, lambda steps: tuple(s for s in steps if s.key != key))
        return _on_phase(left, other, lambda steps: (step, *steps) if by > 0 else (*steps, step))

    return edit


def _on_phase(programme: Programme, key: str, change: Callable[[tuple[Step, ...]], tuple[Step, ...]]) -> Programme:
    if all(each.key != key for each in programme.phases):
        raise KeyError(key)
    return replace(
        programme,
        phases=tuple(replace(each, steps=change(each.steps)) if each.key == key else each for each in programme.phases),
    )


def _without_waits(programme: Programme, gone: Collection[str]) -> Programme:
    phases = []
    for phase in programme.phases:
        steps = (replace(step, after=tuple(key for key in step.after if key not in gone)) for step in phase.steps)
        phases.append(replace(phase, steps=tuple(steps)))
    return replace(programme, phases=tuple(phases))
