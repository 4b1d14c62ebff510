"""What a lead may know of her team's assigned learning: done or not done, a date, and nothing of practice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from warmline.apps.people.models import Membership, Person, Role, Team
from warmline.apps.people.scope import Viewer
from warmline.apps.programmes.models import Enrolment, Programme
from warmline.apps.programmes.standings import outline_of, public_done
from warmline.apps.programmes.words import KINDS
from warmline.core.curriculum.programme import Step


@dataclass(frozen=True, slots=True)
class Cell:
    """One step of one person: its title, and the day on which it was done, or None."""

    title: str
    done: date | None


@dataclass(frozen=True, slots=True)
class Row:
    """One person on a programme. `state` is that of her path in words."""

    person: Person
    state: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Column:
    """One step that others may know of."""

    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Table:
    """A programme with the people of one team who follow the same plan of it."""

    title: str
    columns: Sequence[Column]
    rows: Sequence[Row]


@dataclass(frozen=True, slots=True)
class TeamView:
    """A team with its tables; none where nothing is assigned."""

    team: Team
    tables: Sequence[Table]


def team_views(viewer: Viewer, now: datetime) -> list[TeamView]:
    """Return the teams that the viewer leads, with what of the assigned steps is done."""
    teams = list(Team.objects.led_by(viewer).current().select_related("site").order_by("name"))
    held = Membership.objects.current().filter(team__in=teams, role=Role.AGENT)
    places = dict(held.values_list("person_id", "team_id"))
    rows = Enrolment.objects.visible_to(viewer).exclude(state=Enrolment.State.LEFT).filter(person__in=places)
    listed = list(rows.select_related("person", "plan", "programme").order_by("programme__level", "person__name"))
    done = public_done(listed, now)
    return [TeamView(team, _tables([r for r in listed if places[r.person_id] == team.pk], done)) for team in teams]


def _tables(rows: Sequence[Enrolment], done: dict[int, dict[str, date]]) -> list[Table]:
    plans: dict[tuple[Programme, int], list[Enrolment]] = {}
    for row in rows:
        plans.setdefault((row.programme, row.plan_id), []).append(row)
    return [_table(found, done) for found in plans.values()]


def _table(rows: Sequence[Enrolment], done: dict[int, dict[str, date]]) -> Table:
    outline = outline_of(rows[0])
    steps = [step for step in outline.steps() if is_seen(step)]
    return Table(
        outline.title,
        [Column(step.title, str(KINDS[step.kind])) for step in steps],
        [
            Row(row.person, row.get_state_display(), [Cell(step.title, done[row.pk].get(step.key)) for step in steps])
            for row in rows
        ],
    )


def is_seen(step: Step) -> bool:
    """Whether others may know if the step is done, and it matters: required, and not of the practice room."""
    return step.required and not step.kind.is_practice
