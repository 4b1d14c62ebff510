"""What somebody has to do with sessions: what is to come, what she may join, where she was."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Q

from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import SessionQuerySet, State


@dataclass(frozen=True, slots=True)
class Upcoming:
    """A session to come and where the person stands with it: "booked", "waiting" or "trainer"."""

    session: Session
    part: str


def _told(rows: SessionQuerySet) -> SessionQuerySet:
    """Return the rows with what lists show."""
    booked = Count("taken", filter=Q(taken__state=Place.BOOKED))
    return rows.select_related("plan", "site", "series").annotate(booked=booked)


def upcoming_for(person: Person, now: datetime) -> list[Upcoming]:
    """Return the sessions to come in which she has a seat, waits for one, or is the trainer; soonest first."""
    rows = _told(Session.objects.visible_to(person).to_come(now))
    held = dict(Seat.objects.filter(person=person).exclude(state=Place.LEFT).values_list("session", "state"))
    trained = set(Session.trainers.through.objects.filter(person_id=person.pk).values_list("session_id", flat=True))
    found = rows.filter(pk__in={*held, *trained})
    return [Upcoming(each, "trainer" if each.pk in trained else held[each.pk]) for each in found]


def to_join(person: Person, now: datetime) -> Sequence[Session]:
    """Return the open sessions that she has no seat in and may still join, soonest first."""
    rows = _told(Session.objects.visible_to(person).to_come(now))
    held = Seat.objects.filter(person=person).exclude(state=Place.LEFT).values("session")
    return list(rows.filter(state=State.OPEN, sign_up_until__gt=now).exclude(pk__in=held).exclude(trainers=person))


def been_to(person: Person, now: datetime, *, limit: int) -> Sequence[Session]:
    """Return the sessions that are over and where she was, newest first."""
    seats = Seat.objects.filter(person=person).exclude(attended_at=None).values("session")
    rows = _told(Session.objects.visible_to(person)).filter(pk__in=seats, ends_at__lte=now)
    return list(rows.order_by("-starts_at")[:limit])


def run_by(person: Person, now: datetime, *, limit: int) -> Sequence[Session]:
    """Return the sessions that she leads and that are over, newest first."""
    rows = _told(Session.objects.visible_to(person)).filter(pk__in=_led(person), ends_at__lte=now)
    return list(rows.order_by("-starts_at")[:limit])


def planned_here(person: Person, now: datetime, *, limit: int) -> Sequence[Session]:
    """Return the sessions to come that others lead and she sees as somebody who plans, soonest first."""
    rows = _told(Session.objects.visible_to(person).to_come(now))
    return list(rows.exclude(pk__in=_led(person))[:limit])


def _led(person: Person) -> set[UUID]:
    return set(Session.trainers.through.objects.filter(person_id=person.pk).values_list("session_id", flat=True))


def session_of(user: Viewer, pk: UUID) -> Session | None:
    """Return a session that the user may see, with its plan, site, series and trainers; None for others."""
    rows = _told(Session.objects.visible_to(user)).select_related("organisation").prefetch_related("trainers")
    return rows.filter(pk=pk).first()


def seat_in(user: Person, session: Session) -> Seat | None:
    """Return the user's own seat or place on the list, None where she has none or gave it back."""
    return Seat.objects.visible_to(user).filter(session=session, person=user).exclude(state=Place.LEFT).first()


def seats_of(session: Session) -> Sequence[Seat]:
    """Return everybody who signed up, those with a seat first, then the waiting list, then who left. One query.

    For whoever runs the session; the caller sees to that.
    """
    order = {Place.BOOKED: 0, Place.WAITING: 1, Place.LEFT: 2}
    rows = Seat.objects.filter(session=session).select_related("person")
    return sorted(rows, key=lambda seat: (order[Place(seat.state)], seat.queued_at, seat.pk))


def place_in_line(seat: Seat) -> int:
    """Return the place on the waiting list, from 1; 0 for somebody who has a seat."""
    if seat.state != Place.WAITING:
        return 0
    queue = Seat.objects.waiting().filter(session=seat.session_id).values_list("pk", flat=True)
    return list(queue).index(seat.pk) + 1


def other_dates(user: Viewer, session: Session, now: datetime) -> Sequence[Session]:
    """Return the other dates to come of the same series; empty for one that stands alone."""
    if session.series_id is None:
        return []
    rows = _told(Session.objects.visible_to(user).to_come(now))
    return list(rows.filter(series=session.series_id).exclude(pk=session.pk))


def attended(people: Iterable[int], plan_key: str) -> Mapping[int, date]:
    """Return for each of these people who was at a session of this plan the day of the last one, by her key."""
    rows = Seat.objects.filter(person__in=list(people), session__plan__key=plan_key).exclude(attended_at=None)
    found: dict[int, date] = {}
    for row in rows.select_related("session").order_by("session__starts_at"):
        found[row.person_id] = row.session.starts_at.astimezone(row.session.clock).date()
    return found
