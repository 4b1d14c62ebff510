"""On which days somebody practises: when she works and is not away, and of those the days of the week she chose."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from warmline.apps.drills.deck import EVERY_DAY, Deck
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import calendar_of
from warmline.core.practice.spacing import Calendar


@dataclass(frozen=True, slots=True)
class Chosen:
    """The working days of a calendar that fall on chosen days of the week."""

    work: Calendar
    days: frozenset[int]

    def is_working(self, day: date, /) -> bool:
        """Say whether practice may be planned on this day."""
        return day.weekday() in self.days and self.work.is_working(day)


def calendar_for(person: Person, deck: Deck, today: date) -> Calendar:
    """Return the days on which this person practises, from today on. Three queries."""
    work = calendar_of(person, since=today)
    return work if deck.days == EVERY_DAY else Chosen(work, deck.days)
