"""Attendance: by a code that changes on the trainer's screen, or by the trainer's hand with a reason."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.core.cache import cache
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.people.models.person import PersonQuerySet
from warmline.apps.workshops.codes import is_right
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import How, Place
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.rules import JOIN, RUN

BEFORE = timedelta(minutes=30)  # so long before the start, and after the end, a code is taken
AFTER = timedelta(minutes=30)
MOST_WRONG = 8  # then only the trainer's hand helps; chosen, so that nobody tries codes until one fits


def takes_codes(session: Session, now: datetime) -> bool:
    """Return whether attendance by code is open at this moment."""
    return session.state in (State.OPEN, State.DONE) and session.starts_at - BEFORE <= now <= session.ends_at + AFTER


def arrive(*, user: Person, session: Session, code: str, now: datetime) -> bool:
    """Note that the user is there; twice is harmless. Return False for a wrong or old code.

    Who came without a seat gets one where one is free. Refused where none is, outside the time of the session, and
    after too many wrong codes. A wrong code is counted, so call it outside a transaction that may be rolled back.
    """
    require(JOIN, user, session)
    seat = Seat.objects.booked().filter(session=session, person=user).first()
    if seat is not None and seat.attended_at is not None:
        return True
    if not takes_codes(session, now):
        raise Refused(_("The code counts from half an hour before the start until half an hour after the end."))
    if seat is None:
        return _walk_in(user, session, code, now)
    if seat.wrong_codes >= MOST_WRONG:
        raise Refused(_("That were too many tries. Ask the trainer to put you on the list."))
    if not is_right(session.pk, code, now):
        Seat.objects.filter(pk=seat.pk).update(wrong_codes=F("wrong_codes") + 1)
        return False
    with transaction.atomic():
        Seat.objects.filter(pk=seat.pk, attended_at=None).update(attended_at=now, how=How.CODE, reason="")
        record(actor=user, verb="workshops.attended", about=user, target=str(session.pk))
    return True


def _walk_in(user: Person, session: Session, code: str, now: datetime) -> bool:
    """Give somebody who stands in the room with the right code a seat, if one is free."""
    tries = f"workshops.walk_in:{session.pk}:{user.pk}"
    if cache.get(tries, 0) >= MOST_WRONG:
        raise Refused(_("That were too many tries. Ask the trainer to put you on the list."))
    if not is_right(session.pk, code, now):
        cache.set(tries, cache.get(tries, 0) + 1, timeout=24 * 3600)
        return False
    with transaction.atomic():
        held = Session.objects.select_for_update().get(pk=session.pk)
        if held.trainers.filter(pk=user.pk).exists():
            raise Refused(_("You lead this session, so you need no seat."))
        if Seat.objects.booked().filter(session=held).count() >= held.seats:
            raise Refused(_("Every seat is taken. Ask the trainer to put you on the list."))
        seat = Seat.objects.filter(session=held, person=user).first() or Seat(session=held, person=user, queued_at=now)
        seat.state, seat.booked_at, seat.left_at, seat.late = Place.BOOKED, now, None, False
        seat.attended_at, seat.how, seat.reason = now, How.CODE, ""
        seat.save()
        record(actor=user, verb="workshops.joined", about=user, target=str(held.pk), data={"as": Place.BOOKED})
        record(actor=user, verb="workshops.attended", about=user, target=str(held.pk))
    return True


def may_be_entered(user: Person, session: Session) -> PersonQuerySet:
    """Return the people whom the one who runs a session may enter by hand: those of the house she sees."""
    rows: PersonQuerySet = Person.objects.visible_to(user).filter(organisation=session.organisation_id, is_active=True)
    return rows


@transaction.atomic
def correct(*, user: Person, session: Session, person: Person, was_there: bool, reason: str, now: datetime) -> None:
    """Enter or take out that somebody was there, with a reason that she can read. A walk-in gets a seat by it.

    Refused without a reason, before the session begins, for one that was called off, and for people whom the user does
    not see.
    """
    require(RUN, user, session)
    if not reason.strip():
        raise Refused(_("Say why, in one line. The person can read it."))
    if now < session.starts_at - BEFORE:
        raise Refused(_("Attendance is noted from half an hour before the start."))
    held = Session.objects.select_for_update().get(pk=session.pk)
    if held.state == State.CANCELLED:
        raise Refused(_("This session was called off, so nobody was there."))
    seat = Seat.objects.filter(session=session, person=person).first()
    if seat is None:
        if not was_there or not may_be_entered(user, session).filter(pk=person.pk).exists():
            raise Refused(_("This person is not on the list."))
        seat = Seat(session=session, person=person, queued_at=now)
    if was_there:
        seat.state, seat.attended_at, seat.how = Place.BOOKED, session.starts_at, How.HAND
        seat.booked_at, seat.left_at, seat.late = seat.booked_at or now, None, False
    else:
        seat.attended_at, seat.how = None, ""
    seat.reason = reason.strip()[:200]
    seat.save()
    record(
        actor=user,
        verb="workshops.attendance_corrected",
        about=person,
        target=str(session.pk),
        data={"was_there": was_there},
    )
