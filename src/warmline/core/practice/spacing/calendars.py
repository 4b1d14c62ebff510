"""Which days somebody works: a protocol that shifts and leave fill, and two plain calendars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Protocol

FARTHEST: Final = 28  # days; whoever is away for longer comes back to what is overdue


class Calendar(Protocol):
    """Says of a date of the person's own calendar whether she works on it."""

    def is_working(self, day: date, /) -> bool:
        """Say whether practice may be planned on this day."""
        ...


@dataclass(frozen=True, slots=True)
class EveryDay:
    """No day off."""

    def is_working(self, day: date, /) -> bool:
        """Say yes."""
        return True


@dataclass(frozen=True, slots=True)
class Weekdays:
    """The same days each week, 0 for Monday to 6 for Sunday."""

    days: frozenset[int] = frozenset(range(5))

    def is_working(self, day: date, /) -> bool:
        """Say whether it is one of these days of the week."""
        return day.weekday() in self.days


def outward(wanted: date, earliest: date, farthest: int = FARTHEST) -> Iterator[date]:
    """Yield `wanted` and the dates around it, nearest first, the earlier of two equally near ones first.

    None is before `earliest`, none farther away than `farthest` days.
    """
    if wanted >= earliest:
        yield wanted
    for distance in range(1, farthest + 1):
        for found in (wanted - timedelta(days=distance), wanted + timedelta(days=distance)):
            if found >= earliest:
                yield found


def nearest_working(calendar: Calendar, wanted: date, earliest: date) -> date:
    """Return the working day nearest to `wanted` and not before `earliest`; `wanted` where there is none around."""
    return next((each for each in outward(wanted, earliest) if calendar.is_working(each)), max(wanted, earliest))
