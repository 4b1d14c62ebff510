"""The week's rhythm: what was done, days off, today; never what was missed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from tests.web.golden import check_text

from warmline.web.charts import Day, DayState, week_rhythm
from warmline.web.guide import _example_week

GOLDEN = Path(__file__).parent / "golden"


def week(*states: DayState, today: int = 3) -> list[Day]:
    names = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
    return [
        Day(name[:3], name, state, today=i == today) for i, (name, state) in enumerate(zip(names, states, strict=True))
    ]


def spots(html: str) -> list[float]:
    return [float(x) for x in re.findall(r'<circle cx="([\d.]+)"', html)]


def test_the_example_is_as_it_was_when_it_was_last_looked_at() -> None:
    check_text(GOLDEN / "week.html", week_rhythm(_example_week()).replace("><", ">\n<"))


def test_seven_days_stand_in_a_row() -> None:
    found = spots(week_rhythm(_example_week()))
    assert len(found) == 7
    assert found == sorted(found)


def test_from_the_right_monday_stands_on_the_right() -> None:
    found = spots(week_rhythm(_example_week(), rtl=True))
    assert found == sorted(found, reverse=True)
    assert found[0] == 320 - spots(week_rhythm(_example_week()))[0]


@pytest.mark.parametrize(
    ("day", "note", "words"),
    [
        (Day("Mon", "Monday", DayState.DONE, minutes=6), "6 min", "practised, 6 minutes"),
        (Day("Mon", "Monday", DayState.DONE), "", "practised"),
        (Day("Mon", "Monday", DayState.OFF), "Day off", "day off"),
        (Day("Mon", "Monday", DayState.NEXT, today=True), "Today", "today, not yet practised"),
        (Day("Mon", "Monday", DayState.NEXT), "", "still to come"),
        (Day("Mon", "Monday", DayState.OPEN), "", "no practice"),
    ],
)
def test_a_day_says_what_it_is(day: Day, note: str, words: str) -> None:
    assert day.note == note
    assert day.words == words


def test_days_to_come_are_pale_and_days_off_are_dotted() -> None:
    done, off, coming = DayState.DONE, DayState.OFF, DayState.NEXT
    html = week_rhythm(week(done, done, off, done, coming, coming, coming))
    assert re.findall(r'class="th ([a-z]*)"', html) == ["", "off", "off", "next", "next", "next"]


def test_the_same_is_told_in_a_table() -> None:
    html = week_rhythm(_example_week())
    assert 'aria-hidden="true"' in html
    table = html.split("<table", 1)[1]
    assert table.count("<tr>") == 8
    assert "practised, 6 minutes" in table
    assert "missed" not in html


def test_six_days_are_no_week() -> None:
    with pytest.raises(ValueError, match="seven days, got 6"):
        week_rhythm(_example_week()[:6])
