"""What an iCalendar file says about somebody's time, with repetitions written out within a window.

Times are kept on the clock of their zone before they are repeated, so that a shift at nine stays at nine when the
clocks change. A date without a zone ("floating") is read in the zone that whoever asks gives.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from icalendar import Calendar
from icalendar import Event as Component
from icalendar.error import BrokenCalendarProperty

from warmline.adapters.calendars.repeating import Budget, TooManySteps, UnreadableRule, days_of, read_rule

MOST_BYTES: Final = 2 * 1024 * 1024
MOST_EVENTS: Final = 5_000
MOST_TIMES: Final = 20_000
LONGEST: Final = timedelta(days=366)
MOST_STEPS: Final = 1_000_000  # days that the rules of one file may look at: about three seconds
# What the library raises on the way through a file that only looks like a calendar.
_BROKEN: Final = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


class UnreadableCalendar(ValueError):
    """The file as a whole cannot be read; `reason` is one of the names below."""

    def __init__(self, reason: str) -> None:
        """Keep the reason: too_large, not_a_calendar, too_many_events, too_many_times."""
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Busy:
    """One stretch of time: moments where it has a clock, whole days (`last` included) where it has none."""

    title: str
    starts: datetime | date
    ends: datetime | date
    categories: frozenset[str] = frozenset()
    emails: frozenset[str] = frozenset()

    @property
    def whole_days(self) -> bool:
        """Whether it is about days and not about hours."""
        return not isinstance(self.starts, datetime)


@dataclass(frozen=True, slots=True)
class Problem:
    """An event that could not be used: its number in the file, its title, and why (a name, and what it is about)."""

    number: int
    title: str
    why: str
    about: str = ""


@dataclass(slots=True)
class Found:
    """What a file holds within the window."""

    times: list[Busy] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Window:
    since: date
    until: date
    zone: tzinfo


class _Unusable(Exception):
    def __init__(self, why: str, about: str = "") -> None:
        self.why, self.about = why, about


def read_calendar(data: bytes, *, since: date, until: date, zone: tzinfo, most_steps: int = MOST_STEPS) -> Found:
    """Return every stretch of time that touches the days from `since` to `until`; `zone` is for floating times.

    Cancelled events, and those that say that they block no time, are left out. An event that cannot be used stands
    among the problems (no_start, bad_time, ends_before, too_long, rule) and does not spoil the others. Raises
    UnreadableCalendar.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableCalendar("too_large")
    events = _events(data)
    moved = _moved(events)
    found, budget, window = Found(), Budget(most_steps), _Window(since, until, zone)
    for number, event in enumerate(events, start=1):
        try:
            found.times.extend(_times(event, moved, window, budget))
        except TooManySteps as error:
            raise UnreadableCalendar("too_many_times") from error
        except _Unusable as wrong:
            found.problems.append(Problem(number, _title(event), wrong.why, wrong.about))
        except (*_BROKEN, BrokenCalendarProperty):
            found.problems.append(Problem(number, _title(event), "bad_time"))
        if len(found.times) > MOST_TIMES:
            raise UnreadableCalendar("too_many_times")
    return found


def _events(data: bytes) -> list[Component]:
    # Counted before anything is taken apart, which takes much longer.
    if data.upper().count(b"BEGIN:VEVENT") > MOST_EVENTS:
        raise UnreadableCalendar("too_many_events")
    try:
        calendars = Calendar.from_ical(data, multiple=True)
        events = [each for calendar in calendars for each in calendar.walk("VEVENT") if isinstance(each, Component)]
    except _BROKEN as error:
        raise UnreadableCalendar("not_a_calendar") from error
    if not calendars:
        raise UnreadableCalendar("not_a_calendar")
    return events


def _moved(events: Iterable[Component]) -> Mapping[str, set[Any]]:
    """Return, for each series, the dates that stand in the file as events of their own."""
    found: dict[str, set[Any]] = {}
    for event in events:
        try:
            at = getattr(event.get("RECURRENCE-ID"), "dt", None)
        except BrokenCalendarProperty:
            continue
        if isinstance(at, date):
            found.setdefault(str(event.get("UID")), set()).add(_key(at))
    return found


def _times(event: Component, moved: Mapping[str, set[Any]], window: _Window, budget: Budget) -> Iterator[Busy]:
    if str(event.get("STATUS", "")).upper() == "CANCELLED" or str(event.get("TRANSP", "")).upper() == "TRANSPARENT":
        return
    start = _start(event, window.zone)
    length = _length(event, start, window.zone)
    series = moved.get(str(event.get("UID")), set()) if "RECURRENCE-ID" not in event else set()
    left_out = {_key(_zoned(at, window.zone)) for at in _dates(event, "EXDATE")} | series
    for begin in _begins(event, start, window, budget):
        if _key(begin) in left_out:
            continue
        end = _end(begin, length)
        busy = Busy(_title(event), begin, end, _categories(event), _emails(event))
        if _touches(busy, window):
            yield busy


def _start(event: Component, zone: tzinfo) -> datetime | date:
    given = event.get("DTSTART")
    if given is None or isinstance(given, list):
        raise _Unusable("no_start")
    at = getattr(given, "dt", None)
    if not isinstance(at, date):
        raise _Unusable("bad_time")
    return _zoned(at, zone)


def _length(event: Component, start: datetime | date, zone: tzinfo) -> timedelta:
    """Return how long it lasts, on the clock: days where it is about days."""
    end, lasts = getattr(event.get("DTEND"), "dt", None), getattr(event.get("DURATION"), "dt", None)
    if isinstance(end, date):
        end = _zoned(end, zone)
        if isinstance(end, datetime) is not isinstance(start, datetime):
            raise _Unusable("bad_time")
        found = _moment(end) - _moment(start)
    elif isinstance(lasts, timedelta):
        found = lasts
    else:
        found = timedelta(0) if isinstance(start, datetime) else timedelta(days=1)
    if found <= timedelta(0):
        raise _Unusable("ends_before")
    if found > LONGEST:
        raise _Unusable("too_long")
    return found


def _begins(event: Component, start: datetime | date, window: _Window, budget: Budget) -> Iterator[datetime | date]:
    """Yield every start up to the end of the window, each once."""
    given = set()
    last = window.until + timedelta(days=1)
    for begin in (*_repeated(event, start, last, budget), *_added(event, window.zone)):
        if _key(begin) not in given:
            given.add(_key(begin))
            yield begin


def _repeated(event: Component, start: datetime | date, last: date, budget: Budget) -> Iterator[datetime | date]:
    parts = event.get("RRULE")
    if parts is None:
        yield start
        return
    if isinstance(parts, list):
        raise _Unusable("rule", "RRULE")
    try:
        rule = read_rule({str(name).upper(): list(value) for name, value in parts.items()}, _until(parts, start))
    except UnreadableRule as unreadable:
        raise _Unusable("rule", str(unreadable)) from unreadable
    first = start.date() if isinstance(start, datetime) else start
    for day in days_of(rule, first, last, budget):
        yield datetime.combine(day, start.time(), start.tzinfo) if isinstance(start, datetime) else day


def _until(parts: Mapping[str, Any], start: datetime | date) -> date | None:
    """Return the last day on which the rule may still begin, on the clock of the event."""
    given = parts.get("UNTIL")
    if not given:
        return None
    until = given[0]
    if not isinstance(until, datetime):
        return until if isinstance(until, date) else None
    if not isinstance(start, datetime):
        return until.date()
    there = until.astimezone(start.tzinfo) if until.tzinfo else until.replace(tzinfo=start.tzinfo)
    return there.date() if there.time() >= start.time() else there.date() - timedelta(days=1)


def _added(event: Component, zone: tzinfo) -> list[datetime | date]:
    return [_zoned(at, zone) for at in _dates(event, "RDATE")]


def _dates(event: Component, name: str) -> list[date]:
    given = event.get(name)
    lists = given if isinstance(given, list) else [given] if given is not None else []
    found = [getattr(each, "dt", None) for one in lists for each in getattr(one, "dts", ())]
    return [at for at in found if isinstance(at, date)]


def _touches(busy: Busy, window: _Window) -> bool:
    if not isinstance(busy.starts, datetime) or not isinstance(busy.ends, datetime):
        last = busy.ends
        return bool(busy.starts <= window.until and last >= window.since)
    begin = datetime.combine(window.since, time.min, window.zone)
    end = datetime.combine(window.until + timedelta(days=1), time.min, window.zone)
    return busy.ends > begin and busy.starts < end


def _end(begin: datetime | date, length: timedelta) -> datetime | date:
    if not isinstance(begin, datetime):
        return begin + length - timedelta(days=1)
    # Real hours: a night shift of eight hours is eight hours long in the night when the clocks change, too.
    return (begin.astimezone(UTC) + length).astimezone(begin.tzinfo)


def _zoned(at: date, zone: tzinfo) -> datetime | date:
    return at.replace(tzinfo=zone) if isinstance(at, datetime) and at.tzinfo is None else at


def _moment(at: datetime | date) -> datetime:
    return at.astimezone(UTC) if isinstance(at, datetime) else datetime.combine(at, time.min, UTC)


def _key(at: date) -> Any:
    return at.astimezone(UTC) if isinstance(at, datetime) and at.tzinfo is not None else at


def _title(event: Component) -> str:
    return " ".join(str(event.get("SUMMARY", "")).replace("\0", " ").split())[:120]


def _categories(event: Component) -> frozenset[str]:
    given = event.get("CATEGORIES")
    lists = given if isinstance(given, list) else [given] if given is not None else []
    return frozenset(str(each).strip().casefold() for one in lists for each in getattr(one, "cats", ()))


def _emails(event: Component) -> frozenset[str]:
    given = event.get("ATTENDEE")
    people = given if isinstance(given, list) else [given] if given is not None else []
    return frozenset(str(each).lower().removeprefix("mailto:").strip() for each in people)
