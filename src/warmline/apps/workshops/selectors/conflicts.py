"""What stands in the way of moving sessions: other sessions, rooms, and days on which nobody who leads is there."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import calendar_of, zone_of
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State


class Conflicts(Refused):
    """Something else is at the new time or in the room; `lines` say what. With `anyway` it is done all the same."""

    def __init__(self, lines: Sequence[str], said: str = "") -> None:
        super().__init__(said or _("Nothing is changed yet: something is in the way."))
        self.lines = tuple(lines)


@dataclass(frozen=True, slots=True)
class Move:
    """One session with the start, end and place that it is to have. Moments have a time zone.

    `is_new` is true of one that is being planned: its time and place are both new.
    """

    session: Session
    starts_at: datetime
    ends_at: datetime
    room: str
    link: str
    is_new: bool = False

    @property
    def is_moved(self) -> bool:
        """Whether it gets another time."""
        return self.is_new or self.starts_at != self.session.starts_at

    @property
    def is_change(self) -> bool:
        """Whether anything is another than before."""
        return self.is_moved or (self.room, self.link) != (self.session.room, self.session.link)


def conflicts_of_new(dates: Sequence[Session]) -> list[str]:
    """Return in words what stands in the way of dates that are planned; empty where nothing does."""
    return conflicts([Move(each, each.starts_at, each.ends_at, each.room, each.link, is_new=True) for each in dates])


def conflicts(moves: Sequence[Move]) -> list[str]:
    """Return in words what stands in the way, date by date; empty where nothing does.

    People with a seat are counted and never named: what else they have is theirs. The sessions that are moved together
    are no conflict of each other's, since they all move by as much.
    """
    together = {move.session.pk for move in moves}
    return [
        f"{date_format(move.starts_at.astimezone(move.session.clock), 'j F Y')}: {words}"
        for move in moves
        for words in _of_one(move, together)
    ]


def _of_one(move: Move, together: Collection[UUID]) -> Iterator[str]:
    others = Session.objects.filter(
        organisation=move.session.organisation_id,
        state__in=(State.PLANNED, State.OPEN),
        starts_at__lt=move.ends_at,
        ends_at__gt=move.starts_at,
    ).exclude(pk__in=together)
    if move.is_moved:
        for trainer in move.session.trainers.all():
            yield from _of_trainer(trainer, move, others)
    taken = _in_room(move, others)
    if taken is not None:
        yield _("%(room)s is taken by “%(title)s”.") % {"room": move.room, "title": taken.plan.title}
    if move.is_moved and (count := _seated_elsewhere(move, others)):
        yield ngettext(
            "%(n)d person with a seat has another session at that time.",
            "%(n)d people with a seat have another session at that time.",
            count,
        ) % {"n": count}


def _of_trainer(trainer: Person, move: Move, others: QuerySet[Session]) -> Iterator[str]:
    booked = Seat.objects.booked().filter(person=trainer).values("session")
    other = others.filter(Q(trainers=trainer) | Q(pk__in=booked)).select_related("plan").first()
    if other is not None:
        yield _("%(name)s has “%(title)s” at that time.") % {"name": trainer.name, "title": other.plan.title}
    day = move.starts_at.astimezone(zone_of(trainer)).date()
    calendar = calendar_of(trainer, since=day, until=day)
    if calendar.is_away(move.starts_at):
        yield _("%(name)s is away.") % {"name": trainer.name}
    elif not calendar.is_working(day):
        yield _("It is not one of the working days of %(name)s.") % {"name": trainer.name}


def _in_room(move: Move, others: QuerySet[Session]) -> Session | None:
    """Return who else has the room; rooms are the same where site and name are."""
    if not move.room.strip() or not move.is_change:
        return None
    same = others.filter(site=move.session.site_id, room__iexact=move.room.strip())
    return same.select_related("plan").first()


def _seated_elsewhere(move: Move, others: QuerySet[Session]) -> int:
    here = Seat.objects.booked().filter(session=move.session).values("person")
    rows = Seat.objects.filter(person__in=here, state=Place.BOOKED, session__in=others)
    return rows.values("person").distinct().count()
