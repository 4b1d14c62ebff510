"""Calendars read from tables: one or many, whole or a window, in as many queries."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from tests.cast import Cast

from warmline.apps.people.models import Person
from warmline.apps.shifts.models import Leave, OwnDays, Shift, bits_of, weekdays_of
from warmline.apps.shifts.selectors import calendar_of, calendars_of, leave_from, own_days, shifts_between

MONDAY = date(2026, 10, 12)


def shift(person: Person, day: date, hour: int = 9, hours: int = 8) -> Shift:
    start = datetime(day.year, day.month, day.day, hour, tzinfo=UTC)
    return Shift.objects.create(person=person, starts_at=start, ends_at=start + timedelta(hours=hours))


def test_a_calendar_holds_shifts_leave_and_own_days(cast: Cast) -> None:
    shift(cast.nadia, date(2026, 10, 17))
    Leave.objects.create(person=cast.nadia, first=date(2026, 10, 19), last=date(2026, 10, 20), kind="sick")
    OwnDays.objects.create(person=cast.nadia, days=bits_of(frozenset({0, 2})))
    calendar = calendar_of(cast.nadia)
    assert calendar.working_dates(MONDAY, date(2026, 10, 25)) == [date(2026, 10, 17), date(2026, 10, 21)]
    assert calendar.is_away(datetime(2026, 10, 19, 12, tzinfo=UTC))
    assert own_days(cast.nadia) == {0, 2}
    assert own_days(cast.petra) == {0, 1, 2, 3, 4}


def test_a_shift_belongs_to_the_day_on_which_it_begins_on_her_clock(cast: Cast) -> None:
    Person.objects.filter(pk=cast.nadia.pk).update(timezone="Asia/Tokyo")
    shift(Person.objects.get(pk=cast.nadia.pk), MONDAY, hour=16)
    assert calendar_of(Person.objects.get(pk=cast.nadia.pk)).shift_days == {date(2026, 10, 13)}


def test_a_time_zone_that_is_none_is_the_houses(cast: Cast) -> None:
    cast.nadia.timezone = "Mars/Olympus"
    assert calendar_of(cast.nadia).zone.key == "UTC"


@pytest.mark.parametrize("edge", [date(2026, 10, 14), date(2026, 10, 18)])
def test_a_window_knows_the_whole_weeks_at_its_edges(cast: Cast, edge: date) -> None:
    shift(cast.nadia, MONDAY)
    shift(cast.nadia, date(2026, 10, 18), hour=22)
    whole, window = calendar_of(cast.nadia), calendar_of(cast.nadia, since=edge, until=edge)
    assert window.is_working(edge) == whole.is_working(edge)
    assert window.shift_days == whole.shift_days


def test_a_window_leaves_out_what_lies_beyond_it(cast: Cast) -> None:
    shift(cast.nadia, MONDAY - timedelta(days=60))
    shift(cast.nadia, MONDAY + timedelta(days=60))
    Leave.objects.create(person=cast.nadia, first=MONDAY - timedelta(days=9), last=MONDAY - timedelta(days=8))
    found = calendar_of(cast.nadia, since=MONDAY, until=MONDAY)
    assert (found.shift_days, found.leave) == (frozenset(), ())


def test_many_calendars_take_as_many_queries_as_one(cast: Cast, django_assert_num_queries) -> None:
    people = list(cast.people().values())
    for person in people:
        shift(person, MONDAY)
    with django_assert_num_queries(3):
        found = calendars_of(people, since=MONDAY, until=MONDAY)
    assert {key for key, calendar in found.items() if calendar.is_working(MONDAY)} == {each.pk for each in people}
    with django_assert_num_queries(3):
        calendars_of(people[:1], since=MONDAY, until=MONDAY)
    with django_assert_num_queries(0):
        assert calendars_of([]) == {}


def test_who_sees_shifts_and_who_sees_leave(cast: Cast) -> None:
    shift(cast.nadia, MONDAY)
    Leave.objects.create(person=cast.nadia, first=MONDAY, last=MONDAY, kind="sick")
    sees_shift = {name for name, who in cast.people().items() if Shift.objects.visible_to(who).exists()}
    sees_leave = {name for name, who in cast.people().items() if Leave.objects.visible_to(who).exists()}
    assert sees_shift == {"nadia", "petra", "trainer", "analyst", "manager", "admin"}
    assert sees_leave == {"nadia", "petra", "manager", "admin"}


def test_why_somebody_is_away_is_read_by_her_and_her_admin_alone(cast: Cast) -> None:
    leave = Leave.objects.create(person=cast.nadia, first=MONDAY, last=MONDAY, kind="sick")
    said = {name: leave.kind_for(cast.people()[name]) for name in ("nadia", "admin", "petra", "manager")}
    assert said == {"nadia": "Sick", "admin": "Sick", "petra": "Away", "manager": "Away"}


def test_what_lies_ahead(cast: Cast) -> None:
    mine = shift(cast.nadia, MONDAY)
    shift(cast.petra, MONDAY)
    Leave.objects.create(person=cast.nadia, first=MONDAY, last=MONDAY)
    noon = datetime(2026, 10, 12, 12, tzinfo=UTC)
    assert list(shifts_between(cast.nadia, noon, noon + timedelta(days=1))) == [mine]
    assert not shifts_between(cast.nadia, noon + timedelta(hours=6), noon + timedelta(days=1)).exists()
    assert leave_from(cast.nadia, MONDAY).count() == 1
    assert leave_from(cast.nadia, MONDAY + timedelta(days=1)).count() == 0


def test_tables_refuse_what_makes_no_sense(cast: Cast) -> None:
    shift(cast.nadia, MONDAY)
    wrong = [
        lambda: shift(cast.nadia, MONDAY),
        lambda: shift(cast.nadia, MONDAY, hours=0),
        lambda: Leave.objects.create(person=cast.nadia, first=MONDAY, last=MONDAY - timedelta(days=1)),
        lambda: OwnDays.objects.create(person=cast.nadia, days=0),
    ]
    for deed in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            deed()


def test_days_and_bits_are_the_same_thing() -> None:
    assert all(bits_of(weekdays_of(bits)) == bits for bits in range(128))
