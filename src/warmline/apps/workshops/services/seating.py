"""Seats: joining, leaving, and who moves up. The session's row is the lock that everybody waits for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import Seat, Series, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.rules import JOIN, RUN
from warmline.apps.workshops.selectors.clashes import clash_words

LATE = timedelta(days=1)


class Clash(Refused):
    """The person has something else at that time. Joining again with `anyway` joins all the same."""


@transaction.atomic
def join(*, user: Person, session: Session, now: datetime, anyway: bool = False, quietly: bool = False) -> Seat:
    """Give the user a seat, or a place on the waiting list where all are taken; twice is harmless.

    `quietly` sends no message. Raises PermissionDenied outside her house, Refused where the session cannot be joined,
    Clash where she has another session at that time, is away, or does not work on that day.
    """
    require(JOIN, user, session)
    if not Session.objects.visible_to(user).filter(pk=session.pk).exists():
        raise PermissionDenied
    held = _locked(session)
    seat, is_new = _take(user, held, now, anyway)
    if is_new and not quietly:
        kind = "workshops_booked" if seat.state == Place.BOOKED else "workshops_waiting"
        queue_messages(kind, [(user.pk, str(held.pk))])
    return seat


@transaction.atomic
def join_series(*, user: Person, series: Series, now: datetime) -> list[Seat]:
    """Give the user a seat or a place on the waiting list at every date of a series that can still be joined.

    Dates that she leads herself are left out.
    """
    rows = Session.objects.visible_to(user).filter(series=series, state=State.OPEN, sign_up_until__gt=now)
    dates = list(rows.exclude(trainers=user).order_by("starts_at", "pk"))
    if not dates:
        raise Refused(_("None of these dates can be joined any more."))
    require(JOIN, user, dates[0])
    taken = [_take(user, _locked(each), now, True) for each in dates]
    if any(is_new for _seat, is_new in taken):
        queue_messages("workshops_series", [(user.pk, str(series.pk))])
    return [seat for seat, _is_new in taken]


@transaction.atomic
def leave(*, user: Person, session: Session, now: datetime) -> None:
    """Give the user's seat or place on the list back; the next one moves up. Refused once it has begun."""
    require(JOIN, user, session)
    held = _locked(session)
    if now >= held.starts_at:
        raise Refused(_("It has begun. Tell the trainer if you cannot stay."))
    seat = Seat.objects.filter(session=held, person=user).exclude(state=Place.LEFT).first()
    if seat is None:
        return
    _give_back(seat, held, now)
    record(actor=user, verb="workshops.left", about=user, target=str(held.pk), data={"late": seat.late})
    queue_messages("workshops_left", [(user.pk, str(held.pk))])
    move_up(held, now)


@transaction.atomic
def release(*, user: Person, session: Session, person: Person, reason: str, now: datetime) -> None:
    """Take somebody's seat back, as the one who runs the session and with a reason; the next one moves up.

    Refused for somebody who was there, once it has begun: that is corrected, not taken back.
    """
    require(RUN, user, session)
    if not reason.strip():
        raise Refused(_("Say why, in one line. The person is told."))
    held = _locked(session)
    seat = Seat.objects.filter(session=held, person=person).exclude(state=Place.LEFT).first()
    if seat is None:
        raise Refused(_("This person has no seat here."))
    if seat.attended_at is not None and now >= held.starts_at:
        raise Refused(_("This person was there. If that is wrong, correct the list instead."))
    seat.reason = reason.strip()[:200]
    _give_back(seat, held, now)
    record(actor=user, verb="workshops.released", about=person, target=str(held.pk))
    queue_messages("workshops_left", [(person.pk, str(held.pk))])
    move_up(held, now)


def move_up(session: Session, now: datetime) -> list[Seat]:
    """Give free seats to those who wait, in their order, and tell them. The session's row must be locked."""
    if session.state != State.OPEN or now >= session.starts_at:
        return []
    free = session.seats - Seat.objects.booked().filter(session=session).count()
    # A seat for somebody whose account is closed would stay empty.
    waiting = Seat.objects.waiting().filter(session=session, person__is_active=True).select_related("person")
    moved: Sequence[Seat] = list(waiting[: max(0, free)])
    for seat in moved:
        seat.state, seat.booked_at = Place.BOOKED, now
        seat.save(update_fields=["state", "booked_at"])
        record(actor=None, verb="workshops.moved_up", about=seat.person, target=str(session.pk))
    queue_messages("workshops_booked", [(seat.person_id, str(session.pk)) for seat in moved])
    return list(moved)


def _locked(session: Session) -> Session:
    return Session.objects.select_for_update().get(pk=session.pk)


def _take(user: Person, session: Session, now: datetime, anyway: bool) -> tuple[Seat, bool]:
    """Return the user's seat or place on the list, and whether she has it only now."""
    known = Seat.objects.filter(session=session, person=user).first()
    if known is not None and known.state != Place.LEFT:
        return known, False
    _check_open(user, session, now)
    if not anyway and (words := clash_words(user, session)):
        raise Clash(words)
    booked = Seat.objects.booked().filter(session=session).count()
    waiting = Seat.objects.waiting().filter(session=session).exists()
    state = Place.BOOKED if booked < session.seats and not waiting else Place.WAITING
    seat = known or Seat(session=session, person=user)
    seat.state, seat.queued_at, seat.booked_at = state, now, now if state == Place.BOOKED else None
    seat.left_at, seat.late, seat.reason, seat.told_day, seat.told_hour = None, False, "", False, False
    seat.save()
    record(actor=user, verb="workshops.joined", about=user, target=str(session.pk), data={"as": state})
    return seat, True


def _check_open(user: Person, session: Session, now: datetime) -> None:
    if session.state != State.OPEN or now >= session.starts_at:
        raise Refused(_("This session cannot be joined any more. Look for another date."))
    if now >= session.sign_up_until:
        raise Refused(_("Sign-up has closed. Ask the trainer whether there is still room."))
    if session.trainers.filter(pk=user.pk).exists():
        raise Refused(_("You lead this session, so you need no seat."))


def _give_back(seat: Seat, session: Session, now: datetime) -> None:
    seat.late = seat.state == Place.BOOKED and session.starts_at - now < LATE
    seat.state, seat.left_at = Place.LEFT, now
    # Whoever showed up early and went again before the start was not there.
    seat.attended_at, seat.how = None, ""
    seat.save(update_fields=["state", "left_at", "late", "reason", "attended_at", "how"])
