"""The invented shifts of the sample people."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

import pytest
from tests.cast import Cast

from warmline.apps.people.models import Membership, Organisation, Person, Role
from warmline.apps.people.sample.faces import FACES
from warmline.apps.people.sample.load import load_sample
from warmline.apps.shifts.models import Leave, Shift, ShiftImport
from warmline.apps.shifts.sample import WEEKS, load_sample_shifts, shifts_of
from warmline.apps.shifts.selectors import calendar_of, calendars_of

SUNDAY = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def house(db: None) -> Organisation:
    made = load_sample()
    assert load_sample_shifts(made, SUNDAY) == Shift.objects.count()
    return made


def test_agents_and_leads_work_five_days_a_week_and_some_are_away(house: Organisation) -> None:
    held = Membership.objects.current().filter(role__in=[Role.AGENT, Role.LEAD]).values("person")
    people = list(Person.objects.filter(pk__in=held))
    week = {SUNDAY.date() - timedelta(days=n) for n in range(7)}
    calendars = calendars_of(people, since=min(week), until=max(week))
    assert {len(calendar.shift_days & week) for calendar in calendars.values()} == {5}
    assert Shift.objects.exclude(person__in=people).count() == 0
    assert 0 < Leave.objects.count() < len(people) / 4
    source = ShiftImport.objects.get()
    assert (source.shifts, source.leaves) == (Shift.objects.count(), Leave.objects.count())


@pytest.mark.parametrize("days", range(7))
def test_the_one_who_begins_works_on_the_day_the_sample_is_made(days: int) -> None:
    now, nadia = SUNDAY + timedelta(days=days), Person(email=FACES[0].email, timezone="Europe/London")
    shifts = list(shifts_of(nadia, random.Random(days), now, None, begins_today=True))
    assert now.date() in {shift.starts_at.date() for shift in shifts}
    assert len(shifts) == 5 * WEEKS


def test_a_second_time_adds_nothing(house: Organisation) -> None:
    count = Shift.objects.count()
    assert load_sample_shifts(house, SUNDAY + timedelta(days=40)) == 0
    assert Shift.objects.count() == count
    nadia = calendar_of(Person.objects.get(email=FACES[0].email))
    assert nadia.is_working(SUNDAY.date())
    assert not nadia.leave


def test_a_real_house_gets_none(cast: Cast) -> None:
    assert load_sample_shifts(cast.organisation, SUNDAY) == 0
    assert not Shift.objects.exists()
