"""When somebody works: shifts before habits, leave before both, in her own time zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.shifts.work_calendar import OutsideWindow, WorkCalendar

LONDON = ZoneInfo("Europe/London")
MONDAY, SATURDAY, SUNDAY = date(2026, 10, 12), date(2026, 10, 17), date(2026, 10, 18)


def test_nothing_known_is_monday_to_friday() -> None:
    days = WorkCalendar(LONDON).working_dates(MONDAY, SUNDAY)
    assert [day.weekday() for day in days] == [0, 1, 2, 3, 4]


def test_days_that_she_set_hold_where_no_shift_is_known() -> None:
    assert WorkCalendar(LONDON, weekdays=frozenset({5, 6})).working_dates(MONDAY, SUNDAY) == [SATURDAY, SUNDAY]


def test_a_week_with_a_shift_holds_its_shifts_and_no_other_day() -> None:
    calendar = WorkCalendar(LONDON, shift_days=frozenset({SATURDAY}))
    assert calendar.working_dates(MONDAY, SUNDAY) == [SATURDAY]
    assert len(calendar.working_dates(date(2026, 10, 19), date(2026, 10, 25))) == 5


def test_leave_goes_before_shifts_and_habits_and_both_its_ends_count() -> None:
    leave = ((date(2026, 10, 13), date(2026, 10, 14)),)
    shifts = frozenset({MONDAY, date(2026, 10, 14), SATURDAY})
    assert WorkCalendar(LONDON, shift_days=shifts, leave=leave).working_dates(MONDAY, SUNDAY) == [MONDAY, SATURDAY]


def test_away_is_asked_of_a_moment_on_her_own_clock() -> None:
    away = WorkCalendar(ZoneInfo("Asia/Tokyo"), leave=((date(2026, 10, 14), date(2026, 10, 14)),))
    assert away.is_away(datetime(2026, 10, 13, 16, 0, tzinfo=UTC))  # one in the morning in Tokyo
    assert not away.is_away(datetime(2026, 10, 14, 16, 0, tzinfo=UTC))
    with pytest.raises(ValueError, match="time zone"):
        away.is_away(datetime(2026, 10, 14))


@pytest.mark.parametrize("day", [date(2026, 9, 30), date(2026, 11, 1)])
def test_what_was_not_read_is_not_guessed(day: date) -> None:
    calendar = WorkCalendar(LONDON, since=date(2026, 10, 1), until=date(2026, 10, 31))
    assert calendar.is_working(date(2026, 10, 1))
    with pytest.raises(OutsideWindow):
        calendar.is_working(day)


@given(st.frozensets(st.integers(0, 6), min_size=1), st.frozensets(st.dates(date(2026, 1, 1), date(2026, 3, 1))))
def test_working_dates_are_exactly_the_days_on_which_she_works(weekdays, shifts) -> None:
    calendar = WorkCalendar(LONDON, weekdays=weekdays, shift_days=shifts)
    since, until = date(2026, 1, 1), date(2026, 3, 1)
    found = calendar.working_dates(since, until)
    assert shifts <= set(found)
    assert all(calendar.is_working(day) for day in found)
    assert found == sorted(set(found))


def test_an_empty_stretch_has_no_days() -> None:
    assert WorkCalendar(LONDON).working_dates(SUNDAY, MONDAY) == []
