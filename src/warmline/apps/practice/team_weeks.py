"""How many of a team practised in a week: never who, never below five, and so that no two figures give one person away.

The rule and its reasons stand in docs/methods/practice-privacy.md; change both together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from django.core.exceptions import PermissionDenied
from django.db.models import Q

from warmline.apps.people.models import Membership, Person, Role, Team
from warmline.apps.practice.models import PracticeDay, TeamWeek

FEWEST = 5  # people who practised; below that nothing but "fewer than five" is said
WEEKS_SHOWN = 8
# Sunday has ended everywhere on Earth at noon UTC on Monday.
CLOSES_AFTER = timedelta(days=7, hours=12)


class Count(StrEnum):
    """What may be said about a week."""

    RUNNING = "running"  # the week is not over: nothing is said yet
    HIDDEN = "hidden"  # fewer than five practised, or the team is so small that a figure would name people
    NUMBER = "number"  # exactly `number`
    AT_LEAST = "at_least"  # `number` or more: nearly everybody did


@dataclass(frozen=True, slots=True)
class WeekCount:
    """What a lead sees of one week. `number` is None where nothing may be said; `closed` says whether it is final."""

    monday: date
    kind: Count
    number: int | None
    closed: bool


def shown(monday: date, *, practised: int, members: int, closed: bool) -> WeekCount:
    """Return what may be said of a week.

    While the week runs: nothing, since even "five or more" would tell on which day it became true, and so who it was.
    Under five: nothing. Closed: the figure, but never more than all members but one, since "all" names each.
    """
    if not closed:
        return WeekCount(monday, Count.RUNNING, None, closed)
    ceiling = members - 1
    if practised < FEWEST or ceiling < FEWEST:
        return WeekCount(monday, Count.HIDDEN, None, closed)
    if practised >= ceiling:
        return WeekCount(monday, Count.AT_LEAST, ceiling, closed)
    return WeekCount(monday, Count.NUMBER, practised, closed)


def team_weeks(*, user: Person, team: Team, now: datetime) -> tuple[WeekCount, ...]:
    """Return this week and the closed weeks before it, newest first. Only for the lead: PermissionDenied."""
    if not Team.objects.led_by(user).filter(pk=team.pk).exists():
        raise PermissionDenied
    this = _monday(now.astimezone(UTC).date())
    mondays = [this - timedelta(weeks=n) for n in range(WEEKS_SHOWN + 1)]
    closed = [day for day in mondays if now >= _closing(day)]
    frozen = _frozen(team, closed)
    running = [_count(team, day) for day in mondays if day not in closed]
    rows = [*((row, False) for row in running), *((frozen[day], True) for day in closed)]
    return tuple(
        shown(row.monday, practised=row.practised, members=row.members, closed=is_closed) for row, is_closed in rows
    )


def _frozen(team: Team, mondays: Iterable[date]) -> dict[date, TeamWeek]:
    """Return the figures of closed weeks; a week looked at for the first time is counted once and kept."""
    wanted = list(mondays)
    known = {row.monday: row for row in TeamWeek.objects.filter(team=team, monday__in=wanted)}
    missing = [_count(team, day) for day in wanted if day not in known]
    if missing:
        TeamWeek.objects.bulk_create(missing, ignore_conflicts=True)
        known = {row.monday: row for row in TeamWeek.objects.filter(team=team, monday__in=wanted)}
    return known


def _count(team: Team, monday: date) -> TeamWeek:
    """Count the agents whose team this was at the end of the week, and those of them who practised in it."""
    members = _members(team, monday)
    days = PracticeDay.objects.filter(person__in=members, date__gte=monday, date__lt=monday + timedelta(days=7))
    practised = days.values("person").distinct().count() if members else 0
    return TeamWeek(team=team, monday=monday, members=len(members), practised=practised)


def _members(team: Team, monday: date) -> list[int]:
    """Return the agents of a team at the end of a week. Who belongs to several counts in the one joined last only:
    teams that shared people could be subtracted from each other."""
    at = _closing(monday)
    held = Membership.objects.filter(
        Q(until=None) | Q(until__gt=at), role=Role.AGENT, team__isnull=False, since__lte=at
    )
    candidates = held.filter(team=team).values("person")
    latest: dict[int, int] = {}
    for person, place in held.filter(person__in=candidates).order_by("since", "pk").values_list("person", "team"):
        latest[person] = place
    return [person for person, place in latest.items() if place == team.pk]


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _closing(monday: date) -> datetime:
    return datetime.combine(monday, time(), tzinfo=UTC) + CLOSES_AFTER
