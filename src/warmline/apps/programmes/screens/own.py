"""A person's own path, as her page shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from warmline.apps.people.models import Person
from warmline.apps.programmes.addresses import Way, ways_for
from warmline.apps.programmes.models import Enrolment
from warmline.apps.programmes.selectors import OwnPath, path_of
from warmline.apps.programmes.words import (
    KINDS,
    because_words,
    behaviour_names,
    day_words,
    due_briefly,
    due_words,
    reason_words,
)
from warmline.apps.workshops.selectors import Upcoming, upcoming_for
from warmline.core.curriculum.path import State, Stop
from warmline.core.curriculum.programme import Step, StepKind

GO: dict[StepKind, Promise] = {
    StepKind.MODULE: _("Open the module"),
    StepKind.DRILLS: _("Practise five minutes"),
    StepKind.ROLEPLAY: _("Meet the customer"),
    StepKind.TEST: _("Go to the test"),
    StepKind.WORKSHOP: _("Choose a date"),
    StepKind.CERTIFICATE: _("See what it asks"),
    StepKind.LINK: _("Open it"),
}

LOOK: dict[StepKind, Promise] = {
    StepKind.TEST: _("See the tests"),
    StepKind.WORKSHOP: _("See the workshops"),
    StepKind.CERTIFICATE: _("See the certificates"),
}
"""Where the thing itself is not there yet."""

SIGNS = {State.DONE: "check", State.SKIPPED: "check", State.NEXT: "next", State.OPEN: "dash", State.WAITS: "lock"}
STATES: dict[State, Promise] = {
    State.DONE: _("Done"),
    State.SKIPPED: _("Skipped by evidence"),
    State.NEXT: _("Next"),
    State.OPEN: _("Open"),
    State.WAITS: _("Comes later"),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One step in words. `why` is the reason of its state, `not_skipped` why nothing stands in for it, if anything.

    `address` is empty for a step that has to wait; `lacks` says that what it leads to is not there yet.
    """

    key: str
    title: str
    kind: str
    minutes: int
    state: State
    word: str
    sign: str
    address: str
    lacks: str
    go: str
    why: str
    not_skipped: str
    due: str
    brief: str
    note: str
    required: bool
    evidence: Sequence[str]
    ticks: bool


@dataclass(frozen=True, slots=True)
class Part:
    """A phase with its lines."""

    title: str
    about: str
    lines: Sequence[Line]


@dataclass(frozen=True, slots=True)
class PathView:
    """One path: `next` is its next step (None: nothing is left), `others` why not something else, in short lines."""

    enrolment: Enrolment
    title: str
    about: str
    objective: str
    behind: int
    required: int
    finished: bool
    paused: bool
    next: Line | None
    others: Sequence[Line]
    parts: Sequence[Part]

    @property
    def per_cent(self) -> int:
        """How much of what is required is behind her, 0-100."""
        return round(100 * self.behind / self.required) if self.required else 0


@dataclass(frozen=True, slots=True)
class LearningPage:
    """Her paths, the most urgent first, and what is in her calendar."""

    paths: Sequence[PathView]
    upcoming: Sequence[Upcoming]

    @property
    def lead(self) -> PathView | None:
        """The path whose next step stands at the top of the page."""
        return next((path for path in self.paths if path.next is not None and not path.paused), None)


def learning_page(person: Person, now: datetime) -> LearningPage:
    """Return the page of a person, for her own eyes. Constant queries."""
    paths = path_of(person, now)
    ways = ways_for(person, (s.step for own in paths for s in own.path.stops if s.state is not State.WAITS), now)
    return LearningPage([path_view(own, ways) for own in paths], upcoming_for(person, now)[:5])


def path_view(own: OwnPath, ways: Mapping[Step, Way]) -> PathView:
    """Return one path in words; a step without a way is no link."""
    path, outline = own.path, own.path.programme
    lines = {stop.step.key: _line(stop, own, ways.get(stop.step)) for stop in path.stops}
    return PathView(
        enrolment=own.enrolment,
        title=outline.title,
        about=outline.about,
        objective=outline.objective,
        behind=path.behind,
        required=path.required,
        finished=path.finished,
        paused=own.standing.paused,
        next=lines[path.next.step.key] if path.next else None,
        others=[line for line in lines.values() if line.state is State.OPEN][:3],
        parts=[
            Part(phase.title, phase.about or "", [lines[step.key] for step in phase.steps]) for phase in outline.phases
        ],
    )


def _line(stop: Stop, own: OwnPath, way: Way | None) -> Line:
    step, standing = stop.step, own.standing
    waiting = stop.state in (State.NEXT, State.OPEN, State.WAITS)
    due = due_words(stop.due, standing.today, standing.left[step.key]) if waiting and stop.due else ""
    takeable = stop.state in (State.NEXT, State.OPEN)
    not_skipped = reason_words(stop.why_not_skipped) if stop.why_not_skipped and takeable else ""
    return Line(
        key=step.key,
        title=step.title,
        kind=str(KINDS[step.kind]),
        minutes=step.minutes,
        state=stop.state,
        word=str(STATES[stop.state]),
        sign=SIGNS[stop.state],
        address=way.address if way else "",
        lacks=way.lacks if way and waiting else "",
        go=str(LOOK[step.kind] if way and way.lacks else GO[step.kind]),
        why=because_words(stop.because),
        not_skipped=f"{not_skipped[:1].upper()}{not_skipped[1:]}." if not_skipped else "",
        due=due,
        brief=due_briefly(stop.due, standing.today) if waiting and stop.due else "",
        note=step.note or "",
        required=step.required,
        evidence=[_evidence(proof.behaviour, proof.sightings, day_words(proof.last)) for proof in stop.proofs],
        ticks=step.kind is StepKind.LINK and waiting,
    )


def _evidence(behaviour: str, count: int, last: str) -> str:
    (name,) = behaviour_names((behaviour,))
    said = ngettext(
        "%(name)s: seen %(count)d time in reviews and assessments, last on %(last)s",
        "%(name)s: seen %(count)d times in reviews and assessments, last on %(last)s",
        count,
    )
    return said % {"name": name, "count": count, "last": last}
