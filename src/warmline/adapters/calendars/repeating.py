"""On which days a rule of iCalendar repeats (RFC 5545, 3.3.10), within a bound.

The usual library walks a rule that never matches (30 February) to the year 9999. Files come from strangers, so here
each step is counted, and whoever asks says how many there may be.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

_DAYS: Final = {"MO": 0, "TU": 1, "WE": 2, "TH": 3, "FR": 4, "SA": 5, "SU": 6}
_KNOWN: Final = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYDAY", "BYMONTHDAY", "BYMONTH", "BYSETPOS", "WKST"}


class UnreadableRule(ValueError):
    """The rule repeats in a way that is not understood here; the message names the part."""


class TooManySteps(ValueError):
    """The rules of a file repeat more often than anybody works."""


@dataclass(slots=True)
class Budget:
    """How many days may still be looked at."""

    left: int

    def spend(self, days: int) -> None:
        """Take days off. Raises TooManySteps."""
        self.left -= days
        if self.left < 0:
            raise TooManySteps("the rules of this file repeat too often")


@dataclass(frozen=True, slots=True)
class Rule:
    """How something repeats by days; times of the day never change. `count` and `until` end it."""

    every: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    days: tuple[tuple[int, int], ...] = ()  # (which one in its month or year, or 0 for each; weekday)
    month_days: frozenset[int] = field(default_factory=frozenset)
    months: frozenset[int] = field(default_factory=frozenset)
    positions: frozenset[int] = field(default_factory=frozenset)
    week_start: int = 0


def read_rule(parts: Mapping[str, Sequence[Any]], until: date | None = None) -> Rule:
    """Return the rule of the parts that a file gave; `until` is its last day in the clock of the event.

    Raises UnreadableRule for parts that are not understood, and for what repeats within a day.
    """
    unknown = sorted(set(parts) - _KNOWN)
    every = str(_one(parts, "FREQ", "")).upper()
    if unknown or every not in {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}:
        raise UnreadableRule(", ".join(unknown) or f"FREQ={every}")
    try:
        rule = Rule(
            every=every,
            interval=int(_one(parts, "INTERVAL", 1)),
            count=None if "COUNT" not in parts else int(_one(parts, "COUNT", 0)),
            until=until,
            days=tuple(_weekday(str(each)) for each in parts.get("BYDAY", ())),
            month_days=_numbers(parts, "BYMONTHDAY"),
            months=_numbers(parts, "BYMONTH"),
            positions=_numbers(parts, "BYSETPOS"),
            week_start=_DAYS[str(_one(parts, "WKST", "MO")).upper()],
        )
    except (ValueError, KeyError, TypeError) as error:
        raise UnreadableRule(str(error)) from error
    if rule.interval < 1 or (every in {"DAILY", "WEEKLY"} and any(nth for nth, _day in rule.days)):
        raise UnreadableRule(f"FREQ={every}")
    return rule


def days_of(rule: Rule, start: date, last: date, budget: Budget) -> Iterator[date]:
    """Yield the days from `start` to `last`, in order; `start` is always the first (3.8.5.3). Raises TooManySteps."""
    end = last if rule.until is None else min(last, rule.until)
    given = 0
    if rule.count is None or rule.count > 0:
        yield start
        given = 1
    for first, length in _periods(rule, start, end):
        budget.spend(length)
        for day in _chosen(rule, start, first, length):
            if day <= start:
                continue
            if day > end or (rule.count is not None and given >= rule.count):
                return
            given += 1
            yield day


def _periods(rule: Rule, start: date, end: date) -> Iterator[tuple[date, int]]:
    """Yield (first day, length) of each day, week, month or year that the rule looks at."""
    try:
        if rule.every in {"DAILY", "WEEKLY"}:
            length = 1 if rule.every == "DAILY" else 7
            first = start - timedelta(days=(start.weekday() - rule.week_start) % 7 if length == 7 else 0)
            while first <= end:
                yield first, length
                first += timedelta(days=length * rule.interval)
            return
        year, month = start.year, start.month if rule.every == "MONTHLY" else 1
        while date(year, month, 1) <= end:
            whole_year = (date(year + 1, 1, 1) - date(year, 1, 1)).days
            yield date(year, month, 1), monthrange(year, month)[1] if rule.every == "MONTHLY" else whole_year
            months = month - 1 + (rule.interval if rule.every == "MONTHLY" else 0)
            year += months // 12 + (rule.interval if rule.every == "YEARLY" else 0)
            month = months % 12 + 1
    except (OverflowError, ValueError):
        return  # the calendar itself ends in the year 9999


def _chosen(rule: Rule, start: date, first: date, length: int) -> list[date]:
    found = [day for n in range(length) if _matches(rule, start, day := first + timedelta(days=n))]
    if not rule.positions:
        return found
    return [day for n, day in enumerate(found) if {n + 1, n - len(found)} & rule.positions]


def _matches(rule: Rule, start: date, day: date) -> bool:
    if rule.months and day.month not in rule.months:
        return False
    days_in_month = monthrange(day.year, day.month)[1]
    if rule.month_days and not {day.day, day.day - days_in_month - 1} & rule.month_days:
        return False
    if rule.days:
        return any(weekday == day.weekday() and _is_nth(rule, nth, day) for nth, weekday in rule.days)
    return bool(rule.month_days) or _by_start(rule, start, day)


def _by_start(rule: Rule, start: date, day: date) -> bool:
    """Return whether the day is like the first one, where the rule itself names none."""
    if rule.every == "DAILY":
        return True
    if rule.every == "WEEKLY":
        return day.weekday() == start.weekday()
    same_month = rule.every == "MONTHLY" or bool(rule.months) or day.month == start.month
    return day.day == start.day and same_month


def _is_nth(rule: Rule, nth: int, day: date) -> bool:
    if nth == 0:
        return True
    if rule.every == "MONTHLY" or rule.months:
        place, length = day.day, monthrange(day.year, day.month)[1]
    else:
        place, length = day.timetuple().tm_yday, date(day.year, 12, 31).timetuple().tm_yday
    return nth in {(place - 1) // 7 + 1, -((length - place) // 7 + 1)}


def _weekday(text: str) -> tuple[int, int]:
    nth, name = text[:-2], text[-2:].upper()
    return int(nth or 0), _DAYS[name]


def _numbers(parts: Mapping[str, Iterable[Any]], name: str) -> frozenset[int]:
    return frozenset(int(each) for each in parts.get(name, ()))


def _one(parts: Mapping[str, Sequence[Any]], name: str, default: Any) -> Any:
    found = parts.get(name)
    return found[0] if found else default
