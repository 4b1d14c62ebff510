"""A person's path through a programme: what is next, the reason for every step, and why not another one."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from warmline.core.curriculum.programme import Programme, Step

SOON = 3
"""Working days before its date from which a step is due soon."""


class State(StrEnum):
    """Where a step stands."""

    NEXT = "next"
    OPEN = "open"
    WAITS = "waits"
    DONE = "done"
    SKIPPED = "skipped"


class Code(StrEnum):
    """A reason, as data; the words are made where they are shown."""

    OVERDUE = "overdue"  # values: days past
    DUE_SOON = "due_soon"  # values: working days left
    COMES_FIRST = "comes_first"
    COMES_NEXT = "comes_next"
    DUE_FIRST = "due_first"
    LOWER_LEVEL = "lower_level"  # values: the title of the programme that comes later
    DUE_BEFORE_PATH = "due_before_path"  # values: the title of the programme whose step is due later
    FOLLOWS = "follows"  # values: the title of the step before
    ONLY_ONE = "only_one"
    DUE_LATER = "due_later"  # values: the title of what is due earlier
    LATER_IN_ORDER = "later_in_order"  # values: the title of what stands before it
    OPTIONAL = "optional"
    WAITS_FOR = "waits_for"  # values: titles
    DONE_ON = "done_on"  # values: the day
    PROVEN = "proven"  # values: behaviours
    NOT_PROVEN = "not_proven"  # values: behaviours that lack evidence
    MUST_BE_TAKEN = "must_be_taken"
    TEACHES_MORE = "teaches_more"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason with its values."""

    code: Code
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proof:
    """What shows that a behaviour is there: how often it was seen, and when last.

    Only quality reviews of real contacts and announced assessments are proof. Practice is none, and whoever reads
    proofs for a path never counts it.
    """

    behaviour: str
    sightings: int
    last: date

    def __post_init__(self) -> None:
        """Raise ValueError for a proof that rests on nothing."""
        if self.sightings < 1:
            raise ValueError(f"a proof of {self.behaviour} rests on one sighting at least")


@dataclass(frozen=True, slots=True)
class Standing:
    """What is known of one person on one day: steps done and when, what is proven, and what is due when.

    `due` and `left` go by step: the day, and the working days until then (0 on the day, negative after it).
    """

    today: date
    done: Mapping[str, date] = field(default_factory=dict)
    proofs: Mapping[str, Proof] = field(default_factory=dict)
    due: Mapping[str, date] = field(default_factory=dict)
    left: Mapping[str, int] = field(default_factory=dict)
    paused: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """A step as it stands for her: `because` says why it is in this state, `why_not_skipped` why no evidence stands in
    for it, `proofs` the evidence that does.
    """

    step: Step
    state: State
    because: tuple[Reason, ...]
    why_not_skipped: Reason | None = None
    due: date | None = None
    proofs: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True)
class Path:
    """Every step in the order of the programme, and the next one; None where all required steps are behind her."""

    programme: Programme
    stops: tuple[Stop, ...]

    @property
    def next(self) -> Stop | None:
        """The step to take now."""
        return next((stop for stop in self.stops if stop.state is State.NEXT), None)

    @property
    def finished(self) -> bool:
        """Whether every required step is done or skipped."""
        return all(stop.state in (State.DONE, State.SKIPPED) for stop in self.stops if stop.step.required)

    @property
    def behind(self) -> int:
        """How many required steps are done or skipped."""
        return sum(stop.state in (State.DONE, State.SKIPPED) for stop in self.stops if stop.step.required)

    @property
    def required(self) -> int:
        """How many steps are required."""
        return sum(stop.step.required for stop in self.stops)


def find_path(programme: Programme, standing: Standing) -> Path:
    """Return the path of a person: steps done, skipped by evidence, waiting, open, and the one that is next.

    Next is, among the steps that can be taken: a required one before an optional one, then the one due first, then
    the order of the programme. The same input gives the same path.
    """
    skipped = {step.key: found for step in programme.steps() if (found := _proofs(step, standing)) is not None}
    behind = set(standing.done) | set(skipped)
    ready = [s for s in programme.steps() if s.key not in behind and all(key in behind for key in s.after)]
    chosen = min(ready, key=lambda step: _rank(step, programme, standing)) if ready else None
    return Path(
        programme,
        tuple(_stop(step, programme, standing, skipped, chosen, len(ready)) for step in programme.steps()),
    )


def _rank(step: Step, programme: Programme, standing: Standing) -> tuple[bool, date, int]:
    place = programme.steps().index(step)
    return (not step.required, standing.due.get(step.key, date.max), place)


def _proofs(step: Step, standing: Standing) -> tuple[Proof, ...] | None:
    """Return what stands in for the step, or None where it must be taken."""
    if step.key in standing.done or not step.kind.can_be_skipped or not step.behaviours:
        return None
    found = tuple(standing.proofs[key] for key in step.behaviours if key in standing.proofs)
    return found if len(found) == len(step.behaviours) else None


def _stop(
    step: Step,
    programme: Programme,
    standing: Standing,
    skipped: Mapping[str, tuple[Proof, ...]],
    chosen: Step | None,
    ready: int,
) -> Stop:
    due = standing.due.get(step.key)
    if step.key in standing.done:
        return Stop(step, State.DONE, (Reason(Code.DONE_ON, (standing.done[step.key].isoformat(),)),))
    if step.key in skipped:
        proofs = skipped[step.key]
        return Stop(step, State.SKIPPED, (Reason(Code.PROVEN, step.behaviours),), proofs=proofs)
    why_not = _why_not_skipped(step, standing)
    behind = set(standing.done) | set(skipped)
    waits = [programme.step(key).title for key in step.after if key not in behind]
    if waits:
        return Stop(step, State.WAITS, (Reason(Code.WAITS_FOR, tuple(waits)),), why_not, due)
    if chosen is not None and step.key == chosen.key:
        return Stop(step, State.NEXT, _why_next(step, programme, standing, skipped, ready), why_not, due)
    return Stop(step, State.OPEN, _why_later(step, chosen, standing), why_not, due)


def _why_next(
    step: Step, programme: Programme, standing: Standing, skipped: Collection[str], ready: int
) -> tuple[Reason, ...]:
    reasons = [Reason(Code.PAUSED)] if standing.paused else _by_date(step, standing)
    titles = [programme.step(key).title for key in step.after]
    if titles:
        reasons.append(Reason(Code.FOLLOWS, (titles[-1],)))
    elif ready == 1:
        reasons.append(Reason(Code.ONLY_ONE))
    elif not step.required:
        reasons.append(Reason(Code.OPTIONAL))
    else:
        reasons.append(_in_order(step, programme, standing, skipped))
    return tuple(reasons)


def _in_order(step: Step, programme: Programme, standing: Standing, skipped: Collection[str]) -> Reason:
    """Return whether the order of the programme put a step first, or its date did."""
    behind = {*standing.done, *skipped}
    before = programme.steps()[: programme.steps().index(step)]
    if any(each.required and each.key not in behind and behind.issuperset(each.after) for each in before):
        return Reason(Code.DUE_FIRST)
    return Reason(Code.COMES_NEXT if before else Code.COMES_FIRST)


def _by_date(step: Step, standing: Standing) -> list[Reason]:
    left = standing.left.get(step.key)
    if left is None:
        return []
    if left < 0:
        return [Reason(Code.OVERDUE, (str(-left),))]
    return [Reason(Code.DUE_SOON, (str(left),))] if left <= SOON else []


def _why_later(step: Step, chosen: Step | None, standing: Standing) -> tuple[Reason, ...]:
    """Return why not this one now: it is optional, due later, or stands later."""
    if chosen is None:
        return ()
    if chosen.required and not step.required:
        return (Reason(Code.OPTIONAL),)
    if standing.due.get(chosen.key, date.max) < standing.due.get(step.key, date.max):
        return (Reason(Code.DUE_LATER, (chosen.title,)),)
    return (Reason(Code.LATER_IN_ORDER, (chosen.title,)),)


def _why_not_skipped(step: Step, standing: Standing) -> Reason:
    if not step.kind.can_be_skipped:
        return Reason(Code.MUST_BE_TAKEN)
    lacking = tuple(key for key in step.behaviours if key not in standing.proofs)
    return Reason(Code.NOT_PROVEN, lacking) if step.behaviours else Reason(Code.TEACHES_MORE)
