"""A programme: what is to be learnt, step by step, and what of it nobody may change."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from warmline.core.skills import ProgrammeLevel

MOST_MINUTES = 480


class StepKind(StrEnum):
    """What a step asks for, and so where its state is read."""

    MODULE = "module"
    DRILLS = "drills"
    ROLEPLAY = "roleplay"
    TEST = "test"
    WORKSHOP = "workshop"
    CERTIFICATE = "certificate"
    LINK = "link"

    @property
    def is_practice(self) -> bool:
        """Whether it belongs to the practice room: nobody but its owner sees whether it is done."""
        return self in (StepKind.DRILLS, StepKind.ROLEPLAY)

    @property
    def can_be_skipped(self) -> bool:
        """Whether evidence may stand in for it. What is itself proof, or needs other people, must be taken."""
        return self in (StepKind.MODULE, StepKind.DRILLS, StepKind.ROLEPLAY)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `ref` names it among its kind (a module's key, a skill for drills, a scenario, a test's form, a
    session plan, a certificate's rule, or a web address), `minutes` is how long it takes, 1-480.

    `after` names steps that come first, `due_days` the working days after the start until it is due (None: no date of
    its own). `behaviours` are what it teaches: where all of them are proven it is skipped. A `locked` step is the same
    at every site. `note` is a line of the site's own.
    """

    key: str
    kind: StepKind
    title: str
    ref: str
    minutes: int
    required: bool = True
    after: tuple[str, ...] = ()
    locked: bool = False
    due_days: int | None = None
    behaviours: tuple[str, ...] = ()
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Phase:
    """Steps that belong together, in their order."""

    key: str
    title: str
    steps: tuple[Step, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Programme:
    """Phases of steps towards a business objective and the metric that would show it; versions count from 1."""

    key: str
    version: int
    title: str
    about: str
    objective: str
    metric: str
    level: ProgrammeLevel
    phases: tuple[Phase, ...]
    skills: tuple[str, ...] = field(default=())

    def steps(self) -> tuple[Step, ...]:
        """Return every step in order, whatever its phase."""
        return tuple(step for phase in self.phases for step in phase.steps)

    def step(self, key: str) -> Step:
        """Return a step. Raises KeyError where there is none of this key."""
        found = next((step for step in self.steps() if step.key == key), None)
        if found is None:
            raise KeyError(key)
        return found

    def phase_of(self, key: str) -> Phase:
        """Return the phase that holds a step. Raises KeyError where no phase does."""
        found = next((phase for phase in self.phases if any(step.key == key for step in phase.steps)), None)
        if found is None:
            raise KeyError(key)
        return found

    @property
    def minutes(self) -> int:
        """Minutes of all required steps."""
        return sum(step.minutes for step in self.steps() if step.required)


class Fault(StrEnum):
    """What can be wrong with a programme."""

    NO_STEPS = "no_steps"
    KEY_TWICE = "key_twice"
    PHASE_TWICE = "phase_twice"
    AFTER_UNKNOWN = "after_unknown"
    AFTER_LATER = "after_later"
    MINUTES = "minutes"
    DUE = "due"
    TITLE = "title"
    REF = "ref"


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: of which step or phase, and the value that is wrong."""

    fault: Fault
    key: str = ""
    value: str = ""


def faults(programme: Programme) -> tuple[Finding, ...]:
    """Return everything that keeps a programme from being followed, in the order of its steps; empty where it is sound.

    A step may only wait for steps that stand before it, so that there is always something to do.
    """
    found = [Finding(Fault.PHASE_TWICE, key) for key in _twice([phase.key for phase in programme.phases])]
    steps = programme.steps()
    if not steps:
        found.append(Finding(Fault.NO_STEPS))
    found += [Finding(Fault.KEY_TWICE, key) for key in _twice([step.key for step in steps])]
    before: set[str] = set()
    known = {step.key for step in steps}
    for step in steps:
        found += _of_step(step)
        for key in step.after:
            if key not in known:
                found.append(Finding(Fault.AFTER_UNKNOWN, step.key, key))
            elif key not in before:
                found.append(Finding(Fault.AFTER_LATER, step.key, key))
        before.add(step.key)
    return tuple(found)


def _of_step(step: Step) -> Iterator[Finding]:
    if not 1 <= step.minutes <= MOST_MINUTES:
        yield Finding(Fault.MINUTES, step.key, str(step.minutes))
    if step.due_days is not None and step.due_days < 1:
        yield Finding(Fault.DUE, step.key, str(step.due_days))
    if not step.title.strip():
        yield Finding(Fault.TITLE, step.key)
    if not step.ref.strip():
        yield Finding(Fault.REF, step.key)


def _twice(keys: list[str]) -> list[str]:
    return sorted({key for key in keys if keys.count(key) > 1})
