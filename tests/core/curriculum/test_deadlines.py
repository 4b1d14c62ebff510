"""Deadlines: working days, leave, clock changes, and dates that cannot be planned."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.curriculum.deadlines import (
    MondayToFriday,
    Pause,
    PlanFault,
    check_plan,
    end_of_day,
    local_day,
    moved,
    working_day,
    working_days_between,
)

WEEK = MondayToFriday()
FRIDAY = date(2026, 3, 27)


class Never:
    def is_working(self, day: date) -> bool:
        return False


class Nights:
    """Works at weekends only."""

    def is_working(self, day: date) -> bool:
        return day.weekday() >= 5


def test_working_days_leave_out_the_weekend() -> None:
    assert working_day(FRIDAY, 1, WEEK) == date(2026, 3, 30)
    assert working_day(FRIDAY, 6, WEEK) == date(2026, 4, 6)
    assert working_day(FRIDAY, 2, Nights()) == date(2026, 3, 29)


def test_a_pause_moves_the_day_by_the_working_days_in_it() -> None:
    leave = Pause(date(2026, 3, 30), date(2026, 4, 1))
    assert working_day(FRIDAY, 1, WEEK, (leave,)) == date(2026, 4, 2)
    assert working_day(FRIDAY, 1, WEEK, (Pause(date(2026, 4, 6), date(2026, 4, 7)),)) == date(2026, 3, 30)


def test_who_never_works_gets_a_day_all_the_same() -> None:
    assert working_day(FRIDAY, 1, Never()) == FRIDAY + timedelta(days=3 * 366)


def test_a_deadline_of_no_days_is_refused() -> None:
    with pytest.raises(ValueError, match="1 or more"):
        working_day(FRIDAY, 0, WEEK)


@given(st.dates(date(2020, 1, 1), date(2035, 1, 1)), st.integers(1, 60))
def test_counting_back_gives_the_same_number(start: date, count: int) -> None:
    due = working_day(start, count, WEEK)
    assert WEEK.is_working(due)
    assert working_days_between(start, due, WEEK) == count


def test_days_between_never_go_below_nothing() -> None:
    assert working_days_between(FRIDAY, FRIDAY, WEEK) == 0
    assert working_days_between(FRIDAY, FRIDAY - timedelta(days=9), WEEK) == 0


def test_a_date_for_all_waits_for_somebody_on_leave() -> None:
    leave = (Pause(date(2026, 3, 30), date(2026, 3, 31)),)
    assert moved(date(2026, 4, 3), FRIDAY, WEEK, leave) == date(2026, 4, 7), "two working days later, over a weekend"
    assert moved(date(2026, 4, 3), FRIDAY, WEEK, ()) == date(2026, 4, 3)
    after = (Pause(date(2026, 5, 4), date(2026, 5, 8)),)
    assert moved(date(2026, 4, 3), FRIDAY, WEEK, after) == date(2026, 4, 3), "leave behind the date moves nothing"


@pytest.mark.parametrize(
    ("day", "zone", "ends"),
    [
        (date(2026, 3, 27), "Europe/London", datetime(2026, 3, 28, 0, tzinfo=UTC)),
        (date(2026, 3, 29), "Europe/London", datetime(2026, 3, 29, 23, tzinfo=UTC)),  # 23 hours
        (date(2026, 10, 25), "Europe/London", datetime(2026, 10, 26, 0, tzinfo=UTC)),  # 25 hours
        (date(2026, 3, 27), "America/Bogota", datetime(2026, 3, 28, 5, tzinfo=UTC)),
        (date(2026, 3, 27), "Asia/Manila", datetime(2026, 3, 27, 16, tzinfo=UTC)),
        (date(2018, 11, 3), "America/Sao_Paulo", datetime(2018, 11, 4, 3, tzinfo=UTC)),  # midnight left out
    ],
)
def test_a_day_ends_where_the_person_is(day: date, zone: str, ends: datetime) -> None:
    assert end_of_day(day, zone) == ends
    assert local_day(ends - timedelta(seconds=1), zone) == day
    assert local_day(ends, zone) == day + timedelta(days=1)


@pytest.mark.parametrize(
    ("due", "fault"),
    [
        (FRIDAY - timedelta(days=1), PlanFault.PAST),
        (FRIDAY, PlanFault.BEFORE_START),
        (FRIDAY + timedelta(days=3), PlanFault.TOO_SHORT),
        (FRIDAY + timedelta(days=5), None),
    ],
)
def test_a_date_that_does_not_fit_is_refused_with_one_that_does(due: date, fault: PlanFault | None) -> None:
    found = check_plan(due=due, start=FRIDAY, today=FRIDAY, minutes=90, minutes_a_day=30, days=WEEK)
    assert (found.fault if found else None) == fault
    if found:
        assert found.earliest == date(2026, 4, 1), "three working days of thirty minutes"
        again = check_plan(due=found.earliest, start=FRIDAY, today=FRIDAY, minutes=90, minutes_a_day=30, days=WEEK)
        assert again is None
