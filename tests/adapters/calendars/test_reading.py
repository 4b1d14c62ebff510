"""Reading iCalendar: shifts with their clocks, whole days, series with exceptions, and files that are no calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.calendars.reading import Busy, Found, UnreadableCalendar, read_calendar

BERLIN = ZoneInfo("Europe/Berlin")
SINCE, UNTIL = date(2026, 10, 12), date(2026, 11, 8)


def event(*lines: str) -> str:
    return "\r\n".join(("BEGIN:VEVENT", "UID:one@x.example", "DTSTAMP:20261001T000000Z", *lines, "END:VEVENT"))


def calendar(*events: str) -> bytes:
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//x//EN", *events, "END:VCALENDAR", "")).encode()


def read(*events: str, since: date = SINCE, until: date = UNTIL) -> Found:
    return read_calendar(calendar(*events), since=since, until=until, zone=BERLIN)


def starts(found: Found) -> list[str]:
    return [f"{busy.starts.astimezone(UTC):%m-%d %H:%M}" for busy in found.times]  # type: ignore[union-attr]


def why(found: Found) -> list[str]:
    return [problem.why for problem in found.problems]


def test_one_shift_with_its_zone_people_and_kind() -> None:
    found = read(
        event(
            "DTSTART;TZID=Europe/Berlin:20261014T090000",
            "DTEND;TZID=Europe/Berlin:20261014T170000",
            "SUMMARY:Late  desk",
            "CATEGORIES:Shift,Phone",
            "ATTENDEE;CN=Nadia:MAILTO:Nadia@northwind.example",
        )
    )
    (busy,) = found.times
    assert (busy.title, busy.whole_days) == ("Late desk", False)
    assert busy.starts == datetime(2026, 10, 14, 7, tzinfo=UTC)
    assert busy.ends == datetime(2026, 10, 14, 15, tzinfo=UTC)
    assert busy.categories == {"shift", "phone"}
    assert busy.emails == {"nadia@northwind.example"}


def test_a_series_keeps_its_hour_when_the_clocks_go_back() -> None:
    # In Berlin summer time ended in the night to 25 October 2026.
    found = read(
        event(
            "DTSTART;TZID=Europe/Berlin:20261023T090000",
            "DTEND;TZID=Europe/Berlin:20261023T170000",
            "RRULE:FREQ=DAILY;COUNT=4",
        )
    )
    assert starts(found) == ["10-23 07:00", "10-24 07:00", "10-25 08:00", "10-26 08:00"]
    assert {busy.ends - busy.starts for busy in found.times} == {timedelta(hours=8)}  # type: ignore[operator]


def test_a_night_shift_is_as_long_as_its_hours_when_the_clocks_change() -> None:
    found = read(
        event(
            "DTSTART;TZID=Europe/Berlin:20261023T220000",
            "DTEND;TZID=Europe/Berlin:20261024T060000",
            "RRULE:FREQ=DAILY;COUNT=2",
        )
    )
    second = found.times[1]
    assert isinstance(second.ends, datetime)
    assert second.ends.astimezone(UTC) == datetime(2026, 10, 25, 4, tzinfo=UTC)
    assert f"{second.ends.astimezone(BERLIN):%H:%M}" == "05:00"


def test_an_hour_that_does_not_exist_is_the_one_after_the_gap() -> None:
    found = read(
        event("DTSTART;TZID=Europe/Berlin:20270328T023000", "DURATION:PT1H"),
        since=date(2027, 3, 1),
        until=date(2027, 4, 1),
    )
    assert starts(found) == ["03-28 01:30"]


def test_a_floating_time_is_on_the_clock_of_whoever_asks() -> None:
    assert starts(read(event("DTSTART:20261014T090000", "DURATION:PT8H"))) == ["10-14 07:00"]


def test_a_zone_that_the_file_brings_along_is_used() -> None:
    zone = (
        "BEGIN:VTIMEZONE\r\nTZID:Our desk\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0530\r\n"
        "TZOFFSETTO:+0530\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    assert starts(read(zone, event("DTSTART;TZID=Our desk:20261014T090000", "DURATION:PT8H"))) == ["10-14 03:30"]


def test_whole_days_have_an_end_that_belongs_to_them() -> None:
    found = read(
        event("DTSTART;VALUE=DATE:20261019", "DTEND;VALUE=DATE:20261024", "CATEGORIES:Holiday"),
        event("DTSTART;VALUE=DATE:20261102"),
    )
    assert [(busy.starts, busy.ends, busy.whole_days) for busy in found.times] == [
        (date(2026, 10, 19), date(2026, 10, 23), True),
        (date(2026, 11, 2), date(2026, 11, 2), True),
    ]


def test_left_out_moved_and_added_dates() -> None:
    series = event(
        "DTSTART;TZID=Europe/Berlin:20261012T090000",
        "DTEND;TZID=Europe/Berlin:20261012T170000",
        "RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261102T080000Z",
        "EXDATE;TZID=Europe/Berlin:20261019T090000",
        "RDATE;TZID=Europe/Berlin:20261021T090000",
    )
    moved = event(
        "RECURRENCE-ID;TZID=Europe/Berlin:20261026T090000",
        "DTSTART;TZID=Europe/Berlin:20261026T120000",
        "DTEND;TZID=Europe/Berlin:20261026T200000",
    )
    assert starts(read(series, moved)) == ["10-12 07:00", "11-02 08:00", "10-21 07:00", "10-26 11:00"]


def test_until_a_minute_before_the_start_ends_the_day_before() -> None:
    lines = ("DTSTART;TZID=Europe/Berlin:20261012T090000", "DURATION:PT8H")
    assert len(read(event(*lines, "RRULE:FREQ=DAILY;UNTIL=20261014T070000Z")).times) == 3
    assert len(read(event(*lines, "RRULE:FREQ=DAILY;UNTIL=20261014T065900Z")).times) == 2
    assert len(read(event(*lines, "RRULE:FREQ=DAILY;UNTIL=20261014")).times) == 3


def test_only_what_touches_the_window_is_given() -> None:
    long_ago = event("DTSTART:20200106T090000Z", "DURATION:PT8H", "RRULE:FREQ=WEEKLY;BYDAY=MO")
    found = read(long_ago)
    assert starts(found) == ["10-12 09:00", "10-19 09:00", "10-26 09:00", "11-02 09:00"]
    overnight = event("DTSTART;TZID=Europe/Berlin:20261011T220000", "DURATION:PT8H")
    assert len(read(overnight).times) == 1
    assert read(event("DTSTART:20261201T090000Z", "DURATION:PT8H")).times == []


@pytest.mark.parametrize("line", ["STATUS:CANCELLED", "TRANSP:TRANSPARENT"])
def test_what_is_called_off_or_blocks_no_time_is_left_out(line: str) -> None:
    found = read(event("DTSTART:20261014T090000Z", "DURATION:PT8H", line))
    assert (found.times, found.problems) == ([], [])


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("SUMMARY:Nothing",), "no_start"),
        (("DTSTART:20261014T090000Z", "DTEND:20261014T080000Z"), "ends_before"),
        (("DTSTART:20261014T090000Z",), "ends_before"),
        (("DTSTART:20261014T090000Z", "DTEND;VALUE=DATE:20261015"), "bad_time"),
        (("DTSTART;VALUE=DATE:20260101", "DTEND;VALUE=DATE:20280101"), "too_long"),
        (("DTSTART:20261014T090000Z", "DURATION:PT8H", "RRULE:FREQ=HOURLY"), "rule"),
    ],
)
def test_an_event_that_cannot_be_used_does_not_spoil_the_others(lines: tuple[str, ...], expected: str) -> None:
    good = event("DTSTART:20261015T090000Z", "DURATION:PT8H")
    found = read(event(*lines, "SUMMARY:Odd"), good)
    assert why(found) == [expected]
    assert found.problems[0].number == 1
    assert starts(found) == ["10-15 09:00"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_a_calendar"),
        (b"email,start,end\n", "not_a_calendar"),
        (b"\xff\xfe\x00\x01", "not_a_calendar"),
        (b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:2026", "not_a_calendar"),
        (b"x" * (2 * 1024 * 1024 + 1), "too_large"),
        (calendar(*[event("DTSTART:20261014T090000Z")] * 5_001), "too_many_events"),
    ],
)
def test_what_is_no_calendar_is_refused_as_a_whole(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableCalendar) as refused:
        read_calendar(data, since=SINCE, until=UNTIL, zone=BERLIN)
    assert refused.value.reason == reason


def test_a_file_that_repeats_without_end_is_stopped() -> None:
    daily = event("DTSTART:00010101T090000Z", "DURATION:PT1H", "RRULE:FREQ=DAILY")
    with pytest.raises(UnreadableCalendar) as refused:
        read_calendar(calendar(*[daily] * 3), since=SINCE, until=date(3000, 1, 1), zone=BERLIN, most_steps=20_000)
    assert refused.value.reason == "too_many_times"


@given(st.binary(max_size=300))
def test_no_bytes_break_it(noise: bytes) -> None:
    whole = calendar(event("DTSTART:20261014T090000Z", "DURATION:PT8H", "SUMMARY:Desk"))
    place = len(noise) * 7 % len(whole)
    for data in (noise, whole[:place] + noise + whole[place:]):
        try:
            found = read_calendar(data, since=SINCE, until=UNTIL, zone=BERLIN)
        except UnreadableCalendar:
            continue
        assert all(isinstance(busy, Busy) for busy in found.times)
