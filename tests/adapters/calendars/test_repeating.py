"""Rules of iCalendar, day by day, held against python-dateutil; and those that nobody can afford to follow."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given
from hypothesis import strategies as st

from warmline.adapters.calendars.repeating import Budget, TooManySteps, UnreadableRule, days_of, read_rule

START = date(2026, 3, 2)  # a Monday
LAST = START + timedelta(days=800)


def parts_of(text: str) -> dict[str, list[Any]]:
    found = dict(part.split("=") for part in text.split(";"))
    return {name: value.split(",") for name, value in found.items() if name != "UNTIL"}


def ours(text: str, start: date = START, last: date = LAST, until: date | None = None) -> list[date]:
    return list(days_of(read_rule(parts_of(text), until), start, last, Budget(1_000_000)))


def theirs(text: str, start: date = START, last: date = LAST) -> list[date]:
    rule = rrulestr(text, dtstart=datetime(start.year, start.month, start.day))
    first = {datetime(start.year, start.month, start.day)}  # the first date counts, whether or not the rule names it
    return sorted(
        day.date() for day in first | set(rule.between(min(first), datetime(*last.timetuple()[:3]), inc=True))
    )


@pytest.mark.parametrize(
    "text",
    [
        "FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=3;COUNT=20",
        "FREQ=DAILY;BYDAY=MO,TU,WE,TH,FR",
        "FREQ=DAILY;BYMONTH=3,7",
        "FREQ=WEEKLY",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,WE,SU;WKST=SU",
        "FREQ=WEEKLY;BYDAY=MO,TH;COUNT=9",
        "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;COUNT=12",
        "FREQ=MONTHLY;BYMONTHDAY=1,15,-1",
        "FREQ=MONTHLY;BYDAY=1MO,-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=MONTHLY;INTERVAL=5;BYMONTHDAY=31",
        "FREQ=YEARLY",
        "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
        "FREQ=YEARLY;BYDAY=20MO",
        "FREQ=YEARLY;BYMONTHDAY=13;BYMONTH=1,5",
        "FREQ=YEARLY;INTERVAL=2;BYMONTH=6",
    ],
)
def test_a_rule_gives_the_days_that_dateutil_gives(text: str) -> None:
    found = ours(text)
    assert found == theirs(text)
    assert len(found) >= 2


@given(
    every=st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]),
    interval=st.integers(1, 4),
    days=st.sets(st.sampled_from(["MO", "TU", "WE", "TH", "FR", "SA", "SU"]), max_size=4),
    months=st.sets(st.integers(1, 12), max_size=3),
    month_days=st.sets(st.integers(-31, 31).filter(bool), max_size=3),
    shift=st.integers(0, 400),
)
def test_any_rule_of_known_parts_gives_what_dateutil_gives(every, interval, days, months, month_days, shift) -> None:
    start, last = START + timedelta(days=shift), START + timedelta(days=shift + 500)
    parts = [f"FREQ={every}", f"INTERVAL={interval}"]
    parts += [f"BYDAY={','.join(sorted(days))}"] if days else []
    parts += [f"BYMONTH={','.join(map(str, sorted(months)))}"] if months else []
    parts += [f"BYMONTHDAY={','.join(map(str, sorted(month_days)))}"] if month_days and every != "WEEKLY" else []
    text = ";".join(parts)
    assert ours(text, start, last) == theirs(f"{text};UNTIL={last:%Y%m%d}", start, last)


def test_a_count_counts_the_first_day_too() -> None:
    assert len(ours("FREQ=WEEKLY;COUNT=3")) == 3
    assert ours("FREQ=DAILY;COUNT=1") == [START]


def test_the_last_day_of_a_rule_is_the_last() -> None:
    assert ours("FREQ=DAILY", until=START + timedelta(days=3))[-1] == START + timedelta(days=3)


@pytest.mark.parametrize(
    "text",
    ["FREQ=HOURLY", "FREQ=SECONDLY;COUNT=3", "FREQ=YEARLY;BYWEEKNO=20", "FREQ=DAILY;BYHOUR=1,2", "INTERVAL=2",
     "FREQ=WEEKLY;BYDAY=2MO", "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;COUNT=many"],
)  # fmt: skip
def test_a_rule_that_is_not_understood_is_said_so(text: str) -> None:
    with pytest.raises(UnreadableRule):
        ours(text)


@pytest.mark.parametrize("text", ["FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30", "FREQ=MONTHLY;BYDAY=2MO;BYMONTHDAY=1"])
def test_a_rule_that_never_matches_ends_at_the_window(text: str) -> None:
    assert ours(text) == [START]


def test_who_asks_for_too_much_is_stopped() -> None:
    with pytest.raises(TooManySteps):
        list(days_of(read_rule(parts_of("FREQ=DAILY")), date(1, 1, 1), date(9999, 12, 31), Budget(10_000)))


def test_the_end_of_the_calendar_is_no_error() -> None:
    assert ours("FREQ=YEARLY;INTERVAL=3", date(9998, 1, 1), date(9999, 12, 31)) == [date(9998, 1, 1)]
    assert len(ours("FREQ=DAILY", date(9999, 12, 30), date(9999, 12, 31))) == 2
