"""The week's rhythm: days practised, days off, today. It never counts what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi
from django.utils.translation import gettext as _

from warmline.web.charts.tables import bare_table
from warmline.web.face.shapes import num, smooth


class DayState(StrEnum):
    """What a day is: practised, a day off, gone by without practice, or still to come."""

    DONE = "done"
    OFF = "off"
    OPEN = "open"
    NEXT = "next"


@dataclass(frozen=True, slots=True)
class Day:
    """One day: its short name, its full name for reading out, what it is, minutes practised, whether it is today."""

    short: str
    name: str
    state: DayState
    minutes: int = 0
    today: bool = False

    @property
    def note(self) -> str:
        """The small word under the day's name; empty for an ordinary day."""
        if self.state is DayState.DONE and self.minutes:
            return _("%(minutes)d min") % {"minutes": self.minutes}
        if self.today:
            return _("Today")
        return _("Day off") if self.state is DayState.OFF else ""

    @property
    def words(self) -> str:
        """What the day is, in words."""
        if self.state is DayState.DONE:
            return _("practised, %(minutes)d minutes") % {"minutes": self.minutes} if self.minutes else _("practised")
        if self.state is DayState.OFF:
            return _("day off")
        if self.today:
            return _("today, not yet practised")
        return _("still to come") if self.state is DayState.NEXT else _("no practice")


_WIDE, _HIGH, _FIRST, _PITCH = 320, 84, 22.0, 46.0
_HEIGHTS = (30.0, 22.0, 26.0, 20.0, 26.0, 28.0, 28.0)
_RADIUS = {DayState.DONE: 7.0, DayState.OFF: 2.5, DayState.OPEN: 5.0, DayState.NEXT: 5.0}


def week_rhythm(days: Sequence[Day], *, rtl: bool | None = None) -> SafeString:
    """Return seven days as a line of points, and the same as a table for screen readers.

    Raises ValueError unless there are seven days.
    """
    if len(days) != 7:
        raise ValueError(f"A week has seven days, got {len(days)}.")
    mirrored = get_language_bidi() if rtl is None else rtl
    spots = [(_WIDE - (_FIRST + i * _PITCH) if mirrored else _FIRST + i * _PITCH, _HEIGHTS[i]) for i in range(7)]
    threads = "".join(_thread(days, spots, i) for i in range(6))
    marks = "".join(_mark(day, spot) for day, spot in zip(days, spots, strict=True))
    svg = mark_safe(  # noqa: S308 (numbers, constants, and words that were escaped)
        f'<svg class="rhythm" viewBox="0 0 {_WIDE} {_HIGH}" aria-hidden="true" focusable="false">{threads}{marks}</svg>'
    )
    rows = [(day.name, day.words) for day in days]
    return format_html('{}<div class="vh">{}</div>', svg, bare_table((_("Day"), _("Practice")), rows))


def _thread(days: Sequence[Day], spots: Sequence[tuple[float, float]], i: int) -> str:
    """Return the line from one day to the next: dotted across days off, pale towards days to come."""
    passed = any(day.today or day.state in (DayState.DONE,) for day in days[i + 1 :])
    kind = (
        "next"
        if not passed
        else ("" if days[i].state is DayState.DONE and days[i + 1].state is DayState.DONE else "off")
    )
    around = [spots[max(0, i - 1)], spots[i], spots[i + 1], spots[min(6, i + 2)]]
    middle = smooth(around, closed=False)
    piece = middle.split("C")[2]
    return f'<path d="M{num(spots[i][0])} {num(spots[i][1])}C{piece}" class="th {kind}"/>'


def _mark(day: Day, spot: tuple[float, float]) -> str:
    x, y = spot
    css = f"{day.state}{' today' if day.today else ''}"
    radius = 9.0 if day.today else _RADIUS[day.state]
    drawn = f'<circle cx="{num(x)}" cy="{num(y)}" r="{num(radius)}" class="d {css}"/>'
    drawn += f'<text x="{num(x)}" y="58" class="{css}">{escape(day.short)}</text>'
    if day.note:
        drawn += f'<text x="{num(x)}" y="75" class="sub {css}">{escape(day.note)}</text>'
    return drawn
