"""The list of programmes, one of them, and its preview."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count

from warmline.apps.library.words import LEVELS
from warmline.apps.people.models import Person
from warmline.apps.people.scope import scope_of
from warmline.apps.programmes.addresses import ways_for
from warmline.apps.programmes.models import Assignment, Enrolment, Pilot, Programme, ProgrammeVersion
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.plans import newest_version
from warmline.apps.programmes.screens.own import PathView, path_view
from warmline.apps.programmes.selectors import OwnPath
from warmline.apps.programmes.standings import due_days
from warmline.apps.programmes.words import KINDS, fault_words
from warmline.apps.shifts.selectors import calendar_of
from warmline.core.curriculum.deadlines import working_days_between
from warmline.core.curriculum.path import Standing, State, find_path
from warmline.core.curriculum.programme import Programme as Outline
from warmline.core.curriculum.programme import Step, faults


@dataclass(frozen=True, slots=True)
class ProgrammeLine:
    """One programme on the list: `people` are under way in the viewer's house."""

    programme: Programme
    level: str
    people: int
    version: int | None
    draft: bool


def programme_lines(viewer: Person) -> list[ProgrammeLine]:
    """Return the programmes that the viewer may assign, by level and title. Three queries."""
    rows = list(Programme.objects.visible_to(viewer).current())
    running = Enrolment.objects.running().filter(person__organisation=viewer.organisation_id).order_by()
    people = dict(running.values_list("programme_id").annotate(Count("pk")))
    states: dict[int, dict[str, int]] = {}
    for key, state, number in (
        ProgrammeVersion.objects.filter(programme__in=rows)
        .order_by("number")
        .values_list("programme_id", "state", "number")
    ):
        states.setdefault(key, {})[state] = number
    return [
        ProgrammeLine(
            row,
            str(LEVELS[row.level]),
            people.get(row.pk, 0),
            states.get(row.pk, {}).get(ProgrammeVersion.State.PUBLISHED),
            ProgrammeVersion.State.DRAFT in states.get(row.pk, {}),
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step on the page of its programme, with the titles of what comes before it."""

    step: Step
    kind: str
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class ProgrammePage:
    """One programme: what it says, what is wrong with a draft, its versions, and who it is assigned to."""

    programme: Programme
    version: ProgrammeVersion
    outline: Outline
    level: str
    parts: Sequence[tuple[str, str, Sequence[StepRow]]]
    wrong: Sequence[str]
    published: ProgrammeVersion | None
    assignments: Sequence[Assignment]
    behind: int

    @property
    def is_draft(self) -> bool:
        """Whether the version shown is a draft."""
        return self.version.state == ProgrammeVersion.State.DRAFT


def programme_page(viewer: Person, programme: Programme) -> ProgrammePage:
    """Return a programme with its newest version, drafts included. A programme always has a version."""
    version, published = programme.versions.order_by("-number")[0], newest_version(programme)
    outline = unpack(version.body)
    rows = Assignment.objects.visible_to(viewer).open().filter(programme=programme)
    running = Enrolment.objects.running().filter(programme=programme, person__organisation=viewer.organisation_id)
    behind = running.exclude(plan__version=published).count() if published else 0
    return ProgrammePage(
        programme,
        version,
        outline,
        str(LEVELS[int(outline.level)]),
        [(phase.key, phase.title, [_row(outline, step) for step in phase.steps]) for phase in outline.phases],
        [fault_words(found, outline) for found in faults(outline)],
        published,
        list(rows.select_related("site", "team", "cohort")),
        behind,
    )


def _row(outline: Outline, step: Step) -> StepRow:
    titles = {each.key: each.title for each in outline.steps()}
    return StepRow(step, str(KINDS[step.kind]), [titles.get(key, key) for key in step.after])


def preview(viewer: Person, programme: Programme, now: datetime) -> PathView:
    """Return the newest version as a learner would see it who began today, with the viewer's own calendar."""
    version = programme.versions.order_by("-number")[0]
    outline, today = unpack(version.body), now.date()
    calendar = calendar_of(viewer)
    row = Enrolment(person=viewer, programme=programme, started_on=today)
    due = due_days(row, outline, calendar)
    left = {key: working_days_between(today, day, calendar) for key, day in due.items()}
    standing = Standing(today, due=due, left=left)
    path = find_path(outline, standing)
    ways = ways_for(viewer, (stop.step for stop in path.stops if stop.state is not State.WAITS), now)
    return path_view(OwnPath(row, path, standing), ways)


def pilots_running(viewer: Person) -> int:
    """Return how many comparisons of versions run in the viewer's house."""
    return Pilot.objects.running().filter(organisation=scope_of(viewer).organisation_id).count()
