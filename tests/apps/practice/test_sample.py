"""The invented days of the sample people."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import Cast

from warmline.apps.people.models import Membership, Organisation, Person, Role, Team
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.load import load_sample
from warmline.apps.practice.models import Mastery, PracticeDay, TeamWeek
from warmline.apps.practice.sample import WEEKS, load_sample_practice
from warmline.apps.practice.team_weeks import Count, team_weeks
from warmline.apps.roleplay.models import Session
from warmline.apps.scores.models import FiledScore

NOW = datetime(2026, 11, 19, 9, 30, tzinfo=UTC)  # a Thursday
NADIA, PETRA = FACES[0].email, FACES[1].email


@pytest.fixture
def days(db: None) -> list[PracticeDay]:
    """The days as they are after a first load."""
    assert load_sample_practice(load_sample(), NOW) == PracticeDay.objects.count()
    return list(PracticeDay.objects.select_related("person"))


def test_days_lie_in_nine_weeks_before_today_and_on_weekdays(days: list[PracticeDay]) -> None:
    monday = NOW.date() - timedelta(days=NOW.weekday())
    assert min(day.date for day in days) >= monday - timedelta(weeks=WEEKS - 1)
    assert max(day.date for day in days) < NOW.date()
    assert {day.date.weekday() for day in days} <= set(range(5))
    assert all(240 <= day.seconds <= 900 for day in days)


def test_only_agents_of_the_sample_have_days_and_the_beginner_has_none(days: list[PracticeDay]) -> None:
    people = {day.person for day in days}
    assert all(person.is_sample for person in people)
    assert NADIA not in {person.email for person in people}
    assert PETRA not in {person.email for person in people}
    agents = Membership.objects.current().filter(role=Role.AGENT, person__in=people).values("person").distinct()
    assert agents.count() == len(people)


def test_days_come_without_talks_scores_or_standing(days: list[PracticeDay]) -> None:
    assert days
    assert not Session.objects.exists()
    assert not FiledScore.objects.exists()
    assert not Mastery.objects.exists()


def test_a_second_time_changes_nothing(days: list[PracticeDay]) -> None:
    assert load_sample_practice(Organisation.objects.get(), NOW + timedelta(days=40)) == 0
    assert PracticeDay.objects.count() == len(days)


def test_one_own_day_keeps_invented_ones_out(db: None) -> None:
    house = load_sample()
    PracticeDay.objects.create(person=Person.objects.get(email=NADIA), date=NOW.date(), seconds=60)
    assert load_sample_practice(house, NOW) == 0
    assert PracticeDay.objects.count() == 1


def test_the_same_house_gets_the_same_days(days: list[PracticeDay]) -> None:
    first = {(day.person_id, day.date, day.seconds) for day in days}
    PracticeDay.objects.all().delete()
    load_sample_practice(Organisation.objects.get(), NOW)
    assert {(day.person_id, day.date, day.seconds) for day in PracticeDay.objects.all()} == first


def test_a_lead_sees_some_weeks_with_a_figure_and_some_without(days: list[PracticeDay]) -> None:
    weeks = []
    for team in Team.objects.all():
        lead = Membership.objects.current().get(role=Role.LEAD, team=team).person
        weeks += team_weeks(user=lead, team=team, now=NOW)
    kinds = {week.kind for week in weeks}
    assert Count.HIDDEN in kinds
    assert Count.NUMBER in kinds
    assert all(week.number is None or week.number >= 5 for week in weeks)
    assert TeamWeek.objects.exists()


def test_real_people_get_no_invented_day(cast: Cast) -> None:
    assert not cast.nadia.is_sample
    assert load_sample_practice(cast.organisation, NOW) == 0
    assert not PracticeDay.objects.exists()
