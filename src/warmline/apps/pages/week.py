"""A person's own week as a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from warmline.apps.practice.selectors import Day
from warmline.web import charts


def draw_week(days: Sequence[Day]) -> SafeString:
    """Return seven days as a line of points with a table for screen readers. Days off are not known yet."""
    return charts.week_rhythm([_drawn(day) for day in days])


def _drawn(day: Day) -> charts.Day:
    state = charts.DayState.DONE if day.practised else charts.DayState.NEXT if _open_yet(day) else charts.DayState.OPEN
    return charts.Day(
        short=date_format(day.date, "D"),
        name=date_format(day.date, "l"),
        state=state,
        minutes=day.minutes,
        today=day.today,
    )


def _open_yet(day: Day) -> bool:
    return day.to_come or day.today
