"""Quiet hours by a person's own clock: over midnight, over changed clocks, over days off; and when digests leave."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.apps.notices.groups import Way
from warmline.apps.notices.quiet import LOOK_AHEAD, Quiet, instants, next_digest
from warmline.apps.shifts.work_calendar import WorkCalendar

LONDON = ZoneInfo("Europe/London")
ZONES = [ZoneInfo(name) for name in ("Europe/London", "America/Santiago", "Australia/Lord_Howe", "Asia/Kolkata")]
NIGHT = Quiet(LONDON, dt.time(20), dt.time(7))


def at(text: str, zone: ZoneInfo = LONDON) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=zone)


def utc(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text).replace(tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("wall", "quiet"),
    [("06:59", True), ("07:00", False), ("12:00", False), ("19:59", False), ("20:00", True), ("00:00", True)],
)
def test_the_night_is_quiet_from_its_first_minute_and_not_in_its_last(wall: str, quiet: bool) -> None:
    assert NIGHT.is_quiet(at(f"2026-11-25 {wall}")) is quiet


def test_hours_within_a_day_and_none_at_all() -> None:
    noon = Quiet(LONDON, dt.time(12), dt.time(14))
    assert [noon.is_quiet(at(f"2026-11-25 {wall}")) for wall in ("11:59", "12:00", "14:00")] == [False, True, False]
    never = Quiet(LONDON, dt.time(9), dt.time(9))
    assert not any(never.is_quiet(at(f"2026-11-25 {hour:02}:00")) for hour in range(24))


@pytest.mark.parametrize(
    ("asked", "free"),
    [
        ("2026-11-25 13:00", "2026-11-25 13:00"),
        ("2026-11-25 21:30", "2026-11-26 07:00"),
        ("2026-11-26 03:00", "2026-11-26 07:00"),
    ],
)
def test_what_falls_into_the_night_waits_until_seven(asked: str, free: str) -> None:
    assert NIGHT.free_from(at(asked)) == utc(free)


def test_seven_is_seven_on_either_side_of_a_change_of_clocks() -> None:
    # Clocks in London go forward in the night to 29 March 2026 and back in the night to 25 October.
    assert NIGHT.free_from(at("2026-03-28 22:00")) == utc("2026-03-29 06:00")
    assert NIGHT.free_from(at("2026-10-24 22:00")) == utc("2026-10-25 07:00")


def test_an_end_in_the_hour_that_is_left_out_comes_when_that_hour_is_over() -> None:
    assert instants(dt.date(2026, 3, 29), dt.time(1, 30), LONDON) == [utc("2026-03-29 01:00")]
    assert Quiet(LONDON, dt.time(20), dt.time(1, 30)).free_from(at("2026-03-28 23:00")) == utc("2026-03-29 01:00")


def test_an_end_in_the_hour_that_comes_twice_comes_twice() -> None:
    quiet = Quiet(LONDON, dt.time(20), dt.time(1, 30))
    assert instants(dt.date(2026, 10, 25), dt.time(1, 30), LONDON) == [utc("2026-10-25 00:30"), utc("2026-10-25 01:30")]
    assert quiet.free_from(utc("2026-10-24 23:00")) == utc("2026-10-25 00:30")
    assert quiet.is_quiet(utc("2026-10-25 01:10")), "the clock shows ten past one once more"
    assert quiet.free_from(utc("2026-10-25 01:10")) == utc("2026-10-25 01:30")


def test_a_midnight_that_does_not_exist_is_no_hindrance() -> None:
    # In Santiago the clocks go from 24:00 to 01:00 before 6 September 2026.
    santiago = ZoneInfo("America/Santiago")
    assert instants(dt.date(2026, 9, 6), dt.time(0), santiago) == [utc("2026-09-06 04:00")]
    day_off = WorkCalendar(zone=santiago, weekdays=frozenset({6}))
    assert Quiet(santiago, dt.time(0), dt.time(0), day_off).free_from(utc("2026-09-05 15:00")) == utc(
        "2026-09-06 04:00"
    )


def test_days_off_are_quiet_as_a_whole() -> None:
    rests = Quiet(LONDON, dt.time(20), dt.time(7), WorkCalendar(zone=LONDON))
    assert rests.is_quiet(at("2026-11-28 12:00")), "a Saturday"
    assert rests.free_from(at("2026-11-27 20:15")) == utc("2026-11-30 07:00")
    away = WorkCalendar(zone=LONDON, leave=((dt.date(2026, 11, 30), dt.date(2026, 12, 4)),))
    assert Quiet(LONDON, dt.time(20), dt.time(7), away).free_from(at("2026-11-27 20:15")) == utc("2026-12-07 07:00")


def test_whoever_is_away_for_longer_is_looked_at_again_then() -> None:
    year = ((dt.date(2026, 11, 1), dt.date(2027, 11, 1)),)
    quiet = Quiet(LONDON, dt.time(20), dt.time(7), WorkCalendar(zone=LONDON, leave=year))
    asked = utc("2026-11-25 12:00")
    assert quiet.free_from(asked) == asked + dt.timedelta(days=LOOK_AHEAD)


WALL = st.times().map(lambda each: each.replace(second=0, microsecond=0))
MOMENT = st.datetimes(min_value=dt.datetime(2026, 1, 1), max_value=dt.datetime(2027, 1, 1)).map(
    lambda each: each.replace(second=0, microsecond=0, tzinfo=dt.UTC)
)


@given(since=WALL, until=WALL, moment=MOMENT, zone=st.sampled_from(ZONES))
def test_the_first_free_minute_is_free_and_none_before_it_is(
    since: dt.time, until: dt.time, moment: dt.datetime, zone: ZoneInfo
) -> None:
    quiet = Quiet(zone, since, until)
    free = quiet.free_from(moment)
    assert free >= moment
    assert not quiet.is_quiet(free)
    minutes = (free - moment) // dt.timedelta(minutes=1)
    assert all(quiet.is_quiet(moment + dt.timedelta(minutes=number)) for number in range(0, minutes, 7))
    assert minutes == 0 or quiet.is_quiet(free - dt.timedelta(minutes=1))


@pytest.mark.parametrize(
    ("way", "now", "leaves"),
    [
        (Way.DAILY, "2026-11-25 07:59", "2026-11-25 08:00"),
        (Way.DAILY, "2026-11-25 08:00", "2026-11-26 08:00"),
        (Way.DAILY, "2026-11-25 23:00", "2026-11-26 08:00"),
        (Way.WEEKLY, "2026-11-25 12:00", "2026-11-30 08:00"),
        (Way.WEEKLY, "2026-11-30 08:00", "2026-12-07 08:00"),
        (Way.DAILY, "2026-10-24 12:00", "2026-10-25 08:00"),
    ],
)
def test_digests_leave_at_eight_daily_or_on_mondays(way: Way, now: str, leaves: str) -> None:
    assert next_digest(way, at(now), NIGHT) == at(leaves).astimezone(dt.UTC)


def test_a_digest_waits_for_the_end_of_quiet_hours_and_of_days_off() -> None:
    late = Quiet(LONDON, dt.time(20), dt.time(10, 30))
    assert next_digest(Way.DAILY, at("2026-11-25 12:00"), late) == utc("2026-11-26 10:30")
    rests = Quiet(LONDON, dt.time(20), dt.time(7), WorkCalendar(zone=LONDON))
    assert next_digest(Way.DAILY, at("2026-11-27 12:00"), rests) == utc("2026-11-30 08:00")
    away = WorkCalendar(zone=LONDON, leave=((dt.date(2026, 11, 30), dt.date(2026, 12, 1)),))
    assert next_digest(Way.WEEKLY, at("2026-11-27 12:00"), Quiet(LONDON, dt.time(20), dt.time(7), away)) == utc(
        "2026-12-02 08:00"
    )
