"""What a lead sees of a team's practice: counts of five or more, whole weeks, never a person."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
from tests.cast import Cast, person

from warmline.apps.people.models import Membership, Person, Role, Team
from warmline.apps.practice.models import PracticeDay, TeamWeek
from warmline.apps.practice.team_weeks import FEWEST, WEEKS_SHOWN, Count, shown, team_weeks

MONDAY = date(2026, 11, 16)
AFTER = datetime(2026, 11, 26, 9, tzinfo=UTC)  # the Thursday of the week after
LONG_AGO = datetime(2026, 1, 5, tzinfo=UTC)


def agents(cast: Cast, team: Team, count: int, *, since: datetime = LONG_AGO, start: int = 0) -> list[Person]:
    """So many agents of a team. The cast's own two are moved out, so that counts are easy to follow."""
    Membership.objects.filter(team=cast.team, role=Role.AGENT, person__in=[cast.nadia, cast.colleague]).update(
        role=Role.ANALYST
    )
    made = []
    for n in range(start, start + count):
        one = person(cast.organisation, f"Agent {n}", f"agent{n}@northwind.example")
        Membership.objects.create(person=one, role=Role.AGENT, team=team, since=since)
        made.append(one)
    return made


def practised(people: list[Person], day: date = MONDAY) -> None:
    for one in people:
        PracticeDay.objects.create(person=one, date=day, seconds=300)


def last_week(cast: Cast, team: Team | None = None, now: datetime = AFTER):
    return team_weeks(user=cast.petra, team=team or cast.team, now=now)[1]


@given(
    practised=st.integers(0, 60),
    members=st.integers(0, 60),
    closed=st.booleans(),
)
def test_no_figure_is_ever_below_five_or_names_a_whole_team(practised: int, members: int, closed: bool) -> None:
    week = shown(MONDAY, practised=min(practised, members), members=members, closed=closed)
    if not closed:
        assert (week.kind, week.number) == (Count.RUNNING, None)
    elif min(practised, members) < FEWEST:
        assert (week.kind, week.number) == (Count.HIDDEN, None)
    if week.number is not None:
        assert FEWEST <= week.number <= members - 1
        assert week.number <= practised


@given(members=st.integers(0, 60))
def test_everybody_and_everybody_but_one_look_the_same(members: int) -> None:
    everybody = shown(MONDAY, practised=members, members=members, closed=True)
    but_one = shown(MONDAY, practised=max(0, members - 1), members=members, closed=True)
    if members > FEWEST:
        assert everybody == but_one
    else:
        assert everybody.number is None


def test_four_are_hidden_and_five_are_counted(cast: Cast) -> None:
    people = agents(cast, cast.team, 9)
    practised(people[:4])
    assert last_week(cast).kind is Count.HIDDEN
    TeamWeek.objects.all().delete()
    practised(people[4:5])
    assert last_week(cast).number == 5


def test_somebody_who_practised_on_three_days_counts_once(cast: Cast) -> None:
    people = agents(cast, cast.team, 9)
    practised(people[:5])
    practised(people[:5], MONDAY + timedelta(days=2))
    practised(people[:1], MONDAY + timedelta(days=6))
    assert last_week(cast).number == 5


def test_the_running_week_says_nothing_that_moves(cast: Cast) -> None:
    people = agents(cast, cast.team, 12)
    week = MONDAY + timedelta(days=7)
    seen = set()
    for one in people:
        practised([one], week)
        seen.add(team_weeks(user=cast.petra, team=cast.team, now=AFTER)[0])
    assert {(w.kind, w.number) for w in seen} == {(Count.RUNNING, None)}


def test_a_week_closes_when_sunday_has_ended_everywhere(cast: Cast) -> None:
    practised(agents(cast, cast.team, 9)[:6])
    before = team_weeks(user=cast.petra, team=cast.team, now=datetime(2026, 11, 23, 11, 59, tzinfo=UTC))
    after = team_weeks(user=cast.petra, team=cast.team, now=datetime(2026, 11, 23, 12, 0, tzinfo=UTC))
    assert [(w.monday, w.closed) for w in before[:2]] == [(MONDAY + timedelta(days=7), False), (MONDAY, False)]
    assert (after[1].monday, after[1].closed, after[1].number) == (MONDAY, True, 6)
    assert len(after) == WEEKS_SHOWN + 1


def test_a_closed_week_does_not_change_when_somebody_s_days_are_erased(cast: Cast) -> None:
    people = agents(cast, cast.team, 9)
    practised(people[:6])
    assert last_week(cast).number == 6
    PracticeDay.objects.filter(person=people[0]).delete()
    assert last_week(cast).number == 6


def test_who_changed_teams_counts_where_she_was_when_the_week_closed(cast: Cast) -> None:
    people = agents(cast, cast.team, 9)
    practised(people[:6])
    moved = Membership.objects.get(person=people[0], role=Role.AGENT)
    moved.until = datetime(2026, 11, 19, tzinfo=UTC)
    moved.save()
    Membership.objects.create(
        person=people[0], role=Role.AGENT, team=cast.other_team, since=datetime(2026, 11, 19, tzinfo=UTC)
    )
    assert last_week(cast).number == 5


def test_a_person_of_two_teams_counts_in_one_so_that_teams_cannot_be_subtracted(cast: Cast) -> None:
    people = agents(cast, cast.team, 9)
    practised(people[:6])
    Membership.objects.create(
        person=people[0], role=Role.AGENT, team=cast.other_team, since=datetime(2026, 6, 1, tzinfo=UTC)
    )
    assert last_week(cast).number == 5


def test_leads_and_others_of_the_team_are_not_counted(cast: Cast) -> None:
    practised(agents(cast, cast.team, 9)[:4])
    practised([cast.petra, cast.nadia])
    assert last_week(cast).kind is Count.HIDDEN


def test_only_the_lead_of_the_team_may_ask(cast: Cast) -> None:
    for name, someone in cast.all_but("petra").items():
        with pytest.raises(PermissionDenied):
            team_weeks(user=someone, team=cast.team, now=AFTER)
        assert name


def test_queries_do_not_grow_with_the_team(cast: Cast, django_assert_num_queries) -> None:
    agents(cast, cast.team, 3)
    team_weeks(user=cast.petra, team=cast.team, now=AFTER)
    # Roles, the led team, the frozen weeks, and two for the week that runs.
    with django_assert_num_queries(5):
        team_weeks(user=cast.petra, team=cast.team, now=AFTER)
    practised(agents(cast, cast.team, 20, start=3), MONDAY + timedelta(days=7))
    with django_assert_num_queries(5):
        team_weeks(user=cast.petra, team=cast.team, now=AFTER)
