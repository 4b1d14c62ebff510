"""Where a message goes: out now, out later, into a digest, or onto the page of notices alone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from warmline.apps.notices.groups import ALWAYS, Way
from warmline.apps.notices.letters import Kind, Letter
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.notices.quiet import LOOK_AHEAD, Quiet, next_digest
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import calendars_of, zone_of
from warmline.apps.shifts.work_calendar import WorkCalendar

_SLACK = dt.timedelta(days=2)  # no clock is further from UTC, and a window begins and ends by each person's own


@dataclass(frozen=True, slots=True)
class Route:
    """What becomes of a message: its state, and when it may leave (None: never by itself, or now)."""

    state: Notice.State
    at: dt.datetime | None = None


class Routes:
    """The ways of many people at one moment: four queries, however many they are."""

    def __init__(self, people: Iterable[Person], now: dt.datetime) -> None:
        found = {person.pk: person for person in people}
        self.now = now
        self._boxes: dict[int, Mailbox] = Mailbox.objects.in_bulk(list(found))
        resting = [person for person in found.values() if self._box(person).rests]
        today = now.astimezone(dt.UTC).date()
        window = {"since": today - _SLACK, "until": today + dt.timedelta(days=LOOK_AHEAD + 9) + _SLACK}
        self._calendars: dict[int, WorkCalendar] = calendars_of(resting, **window) if resting else {}

    def quiet_of(self, person: Person) -> Quiet:
        """Return the quiet times of one of the people."""
        box = self._box(person)
        return Quiet(zone_of(person), box.quiet_from, box.quiet_until, self._calendars.get(person.pk))

    def of(self, person: Person, kind: Kind, letter: Letter) -> Route:
        """Return where a letter goes. One with a file, or one that cannot wait, goes into no digest."""
        if kind.group in ALWAYS:
            return Route(Notice.State.SENT)
        if not person.is_active:
            return Route(Notice.State.DROPPED)
        way = self._box(person).way_of(kind.group)
        if way is Way.IN_APP:
            return Route(Notice.State.IN_APP)
        quiet = self.quiet_of(person)
        if way is Way.AT_ONCE or letter.attached or not kind.waits:
            at = quiet.free_from(self.now)
            return Route(Notice.State.SENT) if at <= self.now else Route(Notice.State.QUEUED, at)
        return Route(Notice.State.DIGEST, next_digest(way, self.now, quiet))

    def _box(self, person: Person) -> Mailbox:
        return self._boxes.get(person.pk) or Mailbox(person=person)
