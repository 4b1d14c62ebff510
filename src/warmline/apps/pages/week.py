"""A person's own week as a drawing."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from warmline.apps.practice.selectors import Day
from warmline.core.practice.spacing import Calendar
from warmline.web import charts


def draw_week(days: Sequence[Day], calendar: Calendar) -> SafeString:
    """Return seven days as a line of points with a table for screen readers. A day off says so, and counts nothing."""
    return charts.week_rhythm([_drawn(day, calendar) for day in days])


def _drawn(day: Day, calendar: Calendar) -> charts.Day:
    return charts.Day(
        short=date_format(day.date, "D"),
        name=date_format(day.date, "l"),
        state=_state(day, calendar),
        minutes=day.minutes,
        today=day.today,
    )


def _state(day: Day, calendar: Calendar) -> charts.DayState:
    if day.practised:
        return charts.DayState.DONE
    if not calendar.is_working(day.date):
        return charts.DayState.OFF
    return charts.DayState.NEXT if day.to_come or day.today else charts.DayState.OPEN
