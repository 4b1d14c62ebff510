"""Dates as iCalendar text (RFC 5545) and as invitations and cancellations (RFC 5546)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from icalendar import Alarm, Calendar, vCalAddress, vRecur
from icalendar import Event as Component

PRODUCT: Final = "-//Warmline//Sessions//EN"
_REACH: Final = timedelta(days=731)  # a time zone's rules are written so far beyond the first date: a series has an end


class Method(StrEnum):
    """What a file is for."""

    PUBLISH = "PUBLISH"
    REQUEST = "REQUEST"
    CANCEL = "CANCEL"


@dataclass(frozen=True, slots=True)
class Mailbox:
    """Who asks, or who is asked."""

    name: str
    email: str


@dataclass(frozen=True, slots=True)
class Weekly:
    """Every so many weeks, so many times in all."""

    every: int
    times: int

    def __post_init__(self) -> None:
        """Raise ValueError for a rule without a date."""
        if self.every < 1 or self.times < 1:
            raise ValueError(f"a rule needs at least one week and one date, not {self.every} and {self.times}")


@dataclass(frozen=True, slots=True)
class Event:
    """One date, or with `rule` a series of them.

    `starts` and `ends` carry a named zone (`ZoneInfo`), so that 09:00 stays 09:00 when the clocks change. `uid` stays
    the same for good, `sequence` grows with every change that moves the date. `recurs_at` names the date of a series
    by the start it was planned for: with it the event is that one date alone. `alarms` are times before the start.
    """

    uid: str
    sequence: int
    changed: datetime
    starts: datetime
    ends: datetime
    title: str
    description: str = ""
    place: str = ""
    url: str = ""
    organizer: Mailbox | None = None
    attendee: Mailbox | None = None
    cancelled: bool = False
    rule: Weekly | None = None
    recurs_at: datetime | None = None
    alarms: Sequence[timedelta] = field(default=())

    def __post_init__(self) -> None:
        """Raise ValueError for times without a named zone, or an end before the start."""
        for moment in (self.starts, self.ends, *([self.recurs_at] if self.recurs_at else [])):
            if getattr(moment.tzinfo, "key", None) is None:
                raise ValueError("a date of a calendar needs a named time zone, such as Europe/London")
        if self.ends <= self.starts:
            raise ValueError("a date ends after it starts")
        if self.rule is not None and self.recurs_at is not None:
            raise ValueError("one date of a series has no rule of its own")


def write(events: Iterable[Event], method: Method, *, name: str = "") -> bytes:
    """Return the events as one file in UTF-8, with the rules of every time zone that they use.

    A file of REQUEST or CANCEL holds one series or one date (RFC 5546): its events must share their uid, else
    ValueError. `name` is what a reader shows for a calendar that is subscribed to.
    """
    found = list(events)
    if method is not Method.PUBLISH and len({event.uid for event in found}) != 1:
        raise ValueError(f"a file of {method} is about one uid")
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", method.value)
    if name:
        calendar.add("name", name)
        calendar.add("x-wr-calname", name)
    for event in found:
        calendar.add_component(_component(event, method))
    if found:
        first = min(min(event.starts, event.recurs_at or event.starts) for event in found).date()
        last = max(event.ends for event in found).date()
        calendar.add_missing_timezones(first_date=first - timedelta(days=366), last_date=last + _REACH)
    return bytes(calendar.to_ical())


def _component(event: Event, method: Method) -> Component:
    made = Component()
    made.add("uid", event.uid)
    made.add("sequence", event.sequence)
    made.add("dtstamp", event.changed)
    made.add("last-modified", event.changed)
    made.add("dtstart", event.starts)
    made.add("dtend", event.ends)
    made.add("summary", event.title)
    gone = event.cancelled or method is Method.CANCEL
    made.add("status", "CANCELLED" if gone else "CONFIRMED")
    _add_texts(made, event)
    if event.rule is not None:
        made.add("rrule", vRecur(freq="WEEKLY", interval=event.rule.every, count=event.rule.times))
    if event.recurs_at is not None:
        made.add("recurrence-id", event.recurs_at)
    _add_people(made, event, method)
    if not gone:
        _add_alarms(made, event)
    return made


def _add_texts(made: Component, event: Event) -> None:
    for key, value in (("description", event.description), ("location", event.place), ("url", event.url)):
        if value:
            made.add(key, value)


def _add_people(made: Component, event: Event, method: Method) -> None:
    # A published calendar asks nobody: with an organiser in it, some readers offer to answer the invitation.
    if method is Method.PUBLISH:
        return
    if event.organizer is not None:
        made.add("organizer", _address(event.organizer))
    if event.attendee is not None:
        asked = _address(event.attendee)
        asked.params["ROLE"] = "REQ-PARTICIPANT"
        asked.params["PARTSTAT"] = "ACCEPTED"
        asked.params["RSVP"] = "FALSE"
        made.add("attendee", asked)


def _address(mailbox: Mailbox) -> vCalAddress:
    address = vCalAddress(f"mailto:{mailbox.email}")
    address.params["CN"] = mailbox.name.replace('"', "'")
    return address


def _add_alarms(made: Component, event: Event) -> None:
    for before in event.alarms:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", event.title)
        alarm.add("trigger", -before)
        made.add_component(alarm)
