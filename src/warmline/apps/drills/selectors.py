"""Reading the daily practice. Every question starts from its owner, and opens nothing for anybody else."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from warmline.apps.drills import models
from warmline.apps.drills.answers import Kept, unpack_answer
from warmline.apps.drills.calendars import calendar_for
from warmline.apps.drills.content import Item
from warmline.apps.drills.deck import Deck, unpack
from warmline.apps.drills.planning import DaySet, Return, day_set, next_items, reason, returns
from warmline.apps.drills.plans import Plan
from warmline.apps.drills.refreshing import asked_of, refreshed
from warmline.apps.drills.rhythm import in_her_rhythm
from warmline.apps.drills.services.holding import caught_up, own_day
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.practice.selectors import read_own_standing
from warmline.core.practice.mastery import Masteries
from warmline.core.practice.spacing import Calendar


@dataclass(frozen=True, slots=True)
class DailySummary:
    """The five minutes, for the first page of the day.

    `minutes` and `due` (how many drills and cards) are what is left today, `done_today` what was answered. `reason`
    says in words why. `plan` is the if-then plan that she should be asked about, None where there is none. `day_off`
    says that nothing is planned since she does not work today.
    """

    minutes: int
    due: int
    done_today: int
    reason: str
    plan: Plan | None
    day_off: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A person's deck as it stands now, with what was missed in role-play since, her calendar and today's set."""

    deck: Deck
    calendar: Calendar
    today: DaySet
    now: datetime
    person: Person

    @property
    def plan_to_ask(self) -> Plan | None:
        """The newest plan, where it is of an earlier day and nothing was said of it."""
        plan = self.deck.plan
        is_old = plan is not None and plan.day < own_day(self.person, self.now)
        return plan if plan is not None and is_old and plan.came is None else None

    @property
    def plan_of_today(self) -> Plan | None:
        """The plan that was made today."""
        plan = self.deck.plan
        return plan if plan is not None and plan.day == own_day(self.person, self.now) else None

    def returns(self) -> list[Return]:
        """Return what was answered today and when it comes back."""
        return returns(self.deck, own_day(self.person, self.now), self.calendar)


def read_own_deck(owner: Person, reader: Person) -> Deck:
    """Open a person's deck; an empty one where she never practised. Raises `vault.NotTheOwner` for anybody else."""
    if owner.pk != reader.pk:
        raise vault.NotTheOwner("only the person who practised may read it")
    row = models.Deck.objects.filter(person=owner).first()
    return unpack(vault.open_sealed(owner, reader, bytes(row.sealed))) if row else Deck()


def _to_plan_from(person: Person, now: datetime) -> tuple[Deck, Masteries]:
    """Return her deck with all that happened elsewhere and what is to be refreshed, and what practice shows of her."""
    standing = read_own_standing(person, person)
    deck = in_her_rhythm(caught_up(person, read_own_deck(person, person), now, standing))
    return refreshed(deck, asked_of(person, now)), standing.known().own_at(now)


def own_desk(person: Person, now: datetime, *, anyway: bool = False) -> Desk:
    """Return what a person's daily practice holds now. With `anyway` also on a day off. Constant queries."""
    deck, masteries = _to_plan_from(person, now)
    day = own_day(person, now)
    calendar = calendar_for(person, deck, day)
    return Desk(deck, calendar, day_set(deck, day, calendar, anyway=anyway, masteries=masteries), now, person)


def daily(person: Person, now: datetime) -> DailySummary:
    """Return the five minutes of a person's own day in a few lines. Constant queries."""
    desk = own_desk(person, now)
    today = desk.today
    return DailySummary(
        minutes=today.minutes,
        due=len(today.left),
        done_today=len(today.done),
        reason=reason(today),
        plan=desk.plan_to_ask,
        day_off=today.off,
    )


def own_next(person: Person, now: datetime, count: int = 20) -> Sequence[Item]:
    """Return the next drills and cards of a person, today's first: for a phone without a network."""
    deck, masteries = _to_plan_from(person, now)
    day = own_day(person, now)
    return next_items(deck, day, calendar_for(person, deck, day), count, masteries=masteries)


def own_answer(person: Person, answer: UUID) -> Kept | None:
    """Open one answer of the person's own, None for anybody else's. Two queries."""
    row = models.Answer.objects.visible_to(person).filter(pk=answer).first()
    return None if row is None else unpack_answer(vault.open_sealed(person, person, bytes(row.sealed)))


def own_answers(person: Person) -> list[Kept]:
    """Open all answers of the person's own, newest first: for handing them out to her. Two queries."""
    rows = list(models.Answer.objects.visible_to(person))
    texts = vault.open_many(person, person, [bytes(row.sealed) for row in rows]) if rows else []
    return [unpack_answer(text) for text in texts]
