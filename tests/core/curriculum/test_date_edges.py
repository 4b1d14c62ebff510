"""Dates at their edges: working days, pauses, leave, clocks that change, and days that can be planned."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.curriculum.deadlines import (
    MondayToFriday,
    Pause,
    PlanFault,
    PlanProblem,
    check_plan,
    end_of_day,
    local_day,
    moved,
    working_day,
    working_days_between,
)

MON = date(2026, 3, 2)
WEEK = MondayToFriday()
ZONES = ("Europe/London", "America/Santiago", "Pacific/Apia", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC")


# Dates.


class Never:
    """Somebody who never works."""

    def is_working(self, day: date) -> bool:
        return False


class Weekends:
    """Somebody who works on Saturdays and Sundays."""

    def is_working(self, day: date) -> bool:
        return day.weekday() >= 5


def test_the_first_working_day_is_after_the_start_never_the_start_itself() -> None:
    assert working_day(MON, 1, WEEK) == MON + timedelta(1)
    assert working_day(date(2026, 3, 6), 1, WEEK) == date(2026, 3, 9), "from a Friday to the Monday"
    assert working_day(MON, 1, Weekends()) == date(2026, 3, 7)


@pytest.mark.parametrize("count", [0, -1])
def test_a_deadline_of_no_days_is_an_error(count: int) -> None:
    with pytest.raises(ValueError, match="1 or more"):
        working_day(MON, count, WEEK)


def test_three_years_are_looked_through_and_no_more() -> None:
    assert working_day(MON, 1, Never()) == MON + timedelta(3 * 366)
    assert working_day(MON, 10**6, WEEK) == MON + timedelta(3 * 366)
    open_end = (Pause(MON),)
    assert working_day(MON, 1, WEEK, open_end) == MON + timedelta(3 * 366)


@pytest.mark.parametrize(
    ("pause", "day", "held"),
    [
        (Pause(MON, MON), MON, True),
        (Pause(MON, MON), MON - timedelta(1), False),
        (Pause(MON, MON), MON + timedelta(1), False),
        (Pause(MON), date.max, True),
        (Pause(MON), MON - timedelta(1), False),
        (Pause(MON + timedelta(1), MON), MON, False),
    ],
)
def test_a_pause_holds_its_first_and_last_day(pause: Pause, day: date, held: bool) -> None:
    assert pause.holds(day) is held


def test_days_between_include_the_last_and_not_the_first() -> None:
    assert working_days_between(MON, MON, WEEK) == 0
    assert working_days_between(MON, MON + timedelta(1), WEEK) == 1
    assert working_days_between(date(2026, 3, 6), date(2026, 3, 8), WEEK) == 0
    assert working_days_between(MON, MON - timedelta(30), WEEK) == 0
    assert working_days_between(MON, MON + timedelta(10**5), Never()) == 0


def test_a_week_of_leave_moves_a_date_for_all_by_five_working_days() -> None:
    due = date(2026, 3, 20)
    away = (Pause(date(2026, 3, 9), date(2026, 3, 13)),)
    assert moved(due, MON, WEEK, away) == date(2026, 3, 27)
    assert moved(due, MON, WEEK, ()) == due
    assert moved(due, MON, WEEK, (Pause(date(2026, 3, 7), date(2026, 3, 8)),)) == due, "a weekend away takes nothing"
    assert moved(due, MON, WEEK, (Pause(date(2026, 3, 21), date(2026, 4, 3)),)) == due, "leave after it takes nothing"
    assert moved(due, MON, WEEK, (Pause(date(2026, 2, 2), MON),)) == due, "leave before the start takes nothing"


def test_leave_that_overlaps_a_pause_is_counted_once() -> None:
    due = date(2026, 3, 20)
    one, other = Pause(date(2026, 3, 9), date(2026, 3, 13)), Pause(date(2026, 3, 11), date(2026, 3, 13))
    assert moved(due, MON, WEEK, (one, other)) == moved(due, MON, WEEK, (one,))


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2026, 3, 29), "Europe/London", 23),
        (date(2026, 10, 25), "Europe/London", 25),
        (date(2026, 3, 30), "Europe/London", 24),
        (date(2026, 4, 5), "Australia/Lord_Howe", 24.5),
        (date(2026, 10, 4), "Australia/Lord_Howe", 23.5),
    ],
)
def test_a_day_over_a_change_of_clocks_ends_with_its_last_hour(day: date, zone: str, hours: float) -> None:
    assert end_of_day(day, zone) - end_of_day(day - timedelta(1), zone) == timedelta(hours=hours)


@given(st.dates(date(2020, 1, 1), date(2035, 12, 31)), st.sampled_from(ZONES))
def test_until_its_last_moment_it_is_that_day_where_she_is(day: date, zone: str) -> None:
    end = end_of_day(day, zone)
    assert end.tzinfo is UTC
    assert local_day(end - timedelta(microseconds=1), zone) == day
    assert local_day(end, zone) == day + timedelta(1)


def test_one_moment_is_two_days_at_two_ends_of_the_world() -> None:
    moment = datetime(2026, 3, 2, 11, 30, tzinfo=UTC)
    assert local_day(moment, "Pacific/Kiritimati") == date(2026, 3, 3)
    assert local_day(moment, "Pacific/Pago_Pago") == date(2026, 3, 2)


def plan(due: date, **more: object) -> PlanProblem | None:
    told: dict[str, object] = {"start": MON, "today": MON, "minutes": 60, "minutes_a_day": 30, "days": WEEK}
    return check_plan(due=due, **(told | more))  # type: ignore[arg-type]


def test_a_date_leaves_a_working_day_for_every_half_hour_begun() -> None:
    assert plan(MON + timedelta(2)) is None
    assert plan(MON + timedelta(1)) == PlanProblem(PlanFault.TOO_SHORT, MON + timedelta(2))
    assert plan(MON + timedelta(2), minutes=61) == PlanProblem(PlanFault.TOO_SHORT, MON + timedelta(3))
    assert plan(MON + timedelta(1), minutes=0) is None, "nothing to do still takes a day"


def test_yesterday_is_past_and_the_first_day_is_too_early() -> None:
    assert plan(MON - timedelta(1)) == PlanProblem(PlanFault.PAST, MON + timedelta(2))
    assert plan(MON) == PlanProblem(PlanFault.BEFORE_START, MON + timedelta(2))
    late_start = MON + timedelta(7)
    assert plan(MON + timedelta(3), start=late_start) == PlanProblem(PlanFault.BEFORE_START, late_start + timedelta(2))


def test_a_start_that_is_behind_counts_from_today() -> None:
    assert plan(MON + timedelta(2), start=MON - timedelta(99)) is None
    found = plan(MON + timedelta(1), start=MON - timedelta(99))
    assert found == PlanProblem(PlanFault.TOO_SHORT, MON + timedelta(2))
