"""What the first pages show, put together from the rooms below; every part starts from who is looking."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final

from django.utils.safestring import SafeString

from warmline.apps.drills.planning import reason
from warmline.apps.drills.plans import Plan
from warmline.apps.drills.selectors import Desk, own_desk
from warmline.apps.library.selectors import published
from warmline.apps.pages.ahead import Ahead, ahead_of
from warmline.apps.pages.waiting import Waits, waits_for
from warmline.apps.pages.week import draw_week
from warmline.apps.people.models import Person, Role, Team
from warmline.apps.people.scope import scope_of
from warmline.apps.practice.next_step import Daily, NextStep, Passed, Question, Suggestion, Unfinished, choose
from warmline.apps.practice.selectors import Day, own_week, read_own_whole, read_own_wishes
from warmline.apps.practice.standing import Standing
from warmline.apps.practice.team_weeks import WeekCount, team_weeks
from warmline.apps.roleplay.openings import Greeting, greeting
from warmline.apps.roleplay.selectors import unfinished
from warmline.apps.shifts.selectors import calendar_of, zone_of
from warmline.core.customer.scenario import Scenario
from warmline.core.practice.difficulty import of_level
from warmline.core.practice.drills import Drill
from warmline.core.practice.recommending import Target

LONGER: Final = 3  # further suggestions under the first
PROMISE: Final = 70  # characters of the opening that fit the raised panel
PRACTISES: Final = frozenset({Role.AGENT, Role.LEAD})


@dataclass(frozen=True, slots=True)
class Waiting:
    """A talk that waits, with its case."""

    scenario: Scenario
    talk: Unfinished


@dataclass(frozen=True, slots=True)
class FiveMinutes:
    """Today's drills and cards: minutes and things left, how many are done, why these, whether it is a day off.

    `opening` is what the first of them says or asks, `face` whose it is (None for a card and a voice without a face).
    """

    minutes: int
    count: int
    done: int
    why: str
    off: bool
    opening: str = ""
    face: str | None = None
    mood: str = "calm"


@dataclass(frozen=True, slots=True)
class Today:
    """The page Today: what comes first and why, the daily practice, what stands ahead, the week.

    `first` is "practice", "talk", or "waits" for somebody who does not practise; `next` is the best talk in any case.
    `plan` is the if-then plan that she is asked about.
    """

    person: Person
    date: date
    hour: int
    first: str
    next: NextStep | None
    why: str
    why_not: Sequence[Passed]
    five: FiveMinutes
    plan: Plan | None
    greeting: Greeting | None
    ahead: Ahead
    waits: Sequence[Waits]
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
    standing = read_own_whole(person, person, now)
    desk = own_desk(person, now)
    local = now.astimezone(zone_of(person))
    asked = Question(standing, talks, cases, now, f"{person.pk}:{local.date()}", _daily(desk))
    found = choose(asked)
    first = _first(person, found, desk, standing, talks)
    week = own_week(person, now)
    return Today(
        person=person,
        date=local.date(),
        hour=local.hour,
        first=first,
        next=found.step,
        why=found.why,
        why_not=found.others,
        five=_five(desk),
        plan=desk.plan_to_ask,
        greeting=greeting(person, found.step, longest=PROMISE) if found.step and first == "talk" else None,
        ahead=ahead_of(person, now),
        waits=waits_for(person, now) if scope_of(person).roles - {Role.AGENT} else (),
        waiting=_waiting(cases, talks, found.step),
        others=_others(cases, talks, standing, found, first),
        customers=len(every),
        week=week,
        rhythm=draw_week(week, calendar_of(person, since=week[0].date, until=week[-1].date)),
    )


def _first(person: Person, found: Suggestion, desk: Desk, standing: Standing, talks: Sequence[Unfinished]) -> str:
    """Return what comes first. Who neither works with customers nor ever practised begins with what waits for her."""
    practised = bool(standing.finished or talks or desk.deck.reviews)
    if not practised and not scope_of(person).roles & PRACTISES:
        return "waits"
    return "practice" if found.practice_first else "talk"


def _daily(desk: Desk) -> Daily | None:
    """Return what is left of today as the recommender sees it; None where nothing is."""
    left = desk.today.left
    if not left:
        return None
    targets = tuple(dict.fromkeys(Target(item.skill, item.behaviour) for item in left))
    difficulty = sum(of_level(item.thing.level) for item in left) / len(left)
    back = [card.due for item in left if (card := desk.deck.cards.get(item.id)) is not None and card.due is not None]
    return Daily(desk.today.minutes, targets, min(back, default=None), difficulty)


def _five(desk: Desk) -> FiveMinutes:
    held = desk.today
    found = FiveMinutes(held.minutes, len(held.left), len(held.done), reason(held), held.off)
    if not held.left:
        return found
    first = held.left[0]
    drill = first.thing if isinstance(first.thing, Drill) else None
    return replace(
        found, opening=first.opening, face=drill.face if drill else None, mood=drill.mood if drill else found.mood
    )


def _waiting(cases: Sequence[Scenario], talks: Sequence[Unfinished], step: NextStep | None) -> tuple[Waiting, ...]:
    """Return the talks she can go on with: of several with one customer the last one, the others stay in her list."""
    by_key = {case.key: case for case in cases}
    last = {talk.scenario: talk for talk in reversed(talks)}
    first = step.session if step else None
    found = [Waiting(by_key[key], last[key]) for key in dict.fromkeys(t.scenario for t in talks) if key in by_key]
    return tuple([waiting for waiting in found if waiting.talk.session != first][:LONGER])


def _others(
    cases: Sequence[Scenario], talks: Sequence[Unfinished], standing: Standing, found: Suggestion, first: str
) -> tuple[Scenario, ...]:
    """Return cases near her level that she has not met and is not in the middle of.

    Where no talk stands first, the best one leads them.
    """
    best = found.step.scenario if found.step else None
    taken = standing.met() | {talk.scenario for talk in talks} | ({best.key} if best else set())
    level = standing.level()
    free = sorted((c for c in cases if c.key not in taken), key=lambda c: (abs(c.level - level), c.level, c.key))
    leading = [best] if best and first != "talk" and found.step and found.step.session is None else []
    return tuple([*leading, *free][: max(0, LONGER - len({talk.scenario for talk in talks}))])


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
