"""What the first pages show, put together from the rooms below; every part starts from who is looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils.safestring import SafeString

from warmline.apps.library.selectors import published
from warmline.apps.pages.week import draw_week
from warmline.apps.people.models import Person, Team
from warmline.apps.practice.next_step import NextStep, Unfinished, choose
from warmline.apps.practice.selectors import Day, own_week, read_own_standing, read_own_wishes
from warmline.apps.practice.standing import Standing
from warmline.apps.practice.team_weeks import WeekCount, team_weeks
from warmline.apps.roleplay.openings import Greeting, greeting
from warmline.apps.roleplay.selectors import unfinished
from warmline.core.customer.scenario import Scenario

LONGER = 3  # further suggestions under the first
PROMISE = 70  # characters of the opening that fit the raised panel


@dataclass(frozen=True, slots=True)
class Waiting:
    """A talk that waits, with its case."""

    scenario: Scenario
    talk: Unfinished


@dataclass(frozen=True, slots=True)
class Today:
    """The page Today: the first question, longer practice, the week."""

    person: Person
    date: date
    hour: int
    next: NextStep | None
    greeting: Greeting | None
    waiting: Sequence[Waiting]
    others: Sequence[Scenario]
    customers: int
    week: Sequence[Day]
    rhythm: SafeString

    @property
    def days_practised(self) -> int:
        """On how many days of this week she practised."""
        return sum(day.practised for day in self.week)


def today(person: Person, now: datetime) -> Today:
    """Return what Today shows to a person. Only her own things, and the customers that are published."""
    every = [row.scenario for row in published(person.organisation_id)]
    wishes = read_own_wishes(person, person)
    # What she left out is never put before her here; the list of customers has it, marked.
    cases = [case for case in every if not wishes.spares(case)]
    talks = unfinished(person, now)
    standing = read_own_standing(person, person)
    week = own_week(person, now)
    step = choose(standing, talks, cases)
    local = now.astimezone(ZoneInfo(person.timezone))
    return Today(
        person=person,
        date=local.date(),
        hour=local.hour,
        next=step,
        greeting=greeting(person, step, longest=PROMISE) if step else None,
        waiting=_waiting(cases, talks, step),
        others=_others(cases, talks, standing, step),
        customers=len(every),
        week=week,
        rhythm=draw_week(week),
    )


def _waiting(cases: Sequence[Scenario], talks: Sequence[Unfinished], step: NextStep | None) -> tuple[Waiting, ...]:
    by_key = {case.key: case for case in cases}
    first = step.session if step else None
    found = [Waiting(by_key[t.scenario], t) for t in talks if t.scenario in by_key and t.session != first]
    return tuple(found[:LONGER])


def _others(
    cases: Sequence[Scenario], talks: Sequence[Unfinished], standing: Standing, step: NextStep | None
) -> tuple[Scenario, ...]:
    """Return cases near her level that she has not met and is not in the middle of."""
    taken = standing.met() | {talk.scenario for talk in talks} | ({step.scenario.key} if step else set())
    level = standing.level()
    free = sorted((c for c in cases if c.key not in taken), key=lambda c: (abs(c.level - level), c.level, c.key))
    return tuple(free[: max(0, LONGER - len(talks))])


@dataclass(frozen=True, slots=True)
class TeamPage:
    """One led team and what may be said about its practice."""

    team: Team
    now: WeekCount
    before: Sequence[WeekCount]


def led_teams(user: Person, now: datetime) -> tuple[TeamPage, ...]:
    """Return the teams that a person leads, each with its weeks. Empty for everybody else."""
    pages = []
    for team in Team.objects.visible_to(user).led_by(user).current().select_related("site"):
        first, *rest = team_weeks(user=user, team=team, now=now)
        pages.append(TeamPage(team, first, rest))
    return tuple(pages)
