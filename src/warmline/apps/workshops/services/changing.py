"""Opening, cancelling and ending a session, and changing its seats."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import RoomQuestion, Seat, Series, Session
from warmline.apps.workshops.models.room import Vote
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.rules import RUN
from warmline.apps.workshops.services.scheduling import schedule_reminders
from warmline.apps.workshops.services.seating import move_up
from warmline.apps.workshops.services.voting import close_votes
from warmline.apps.workshops.tasks import follow

OVER = (State.DONE, State.CANCELLED)


@transaction.atomic
def open_session(*, user: Person, session: Session, now: datetime) -> None:
    """Let people join from now on."""
    held = held_by(user, session)
    if held.state != State.PLANNED:
        return
    if held.starts_at <= now:
        raise Refused(_("This date is over. Move it first."))
    held.state = State.OPEN
    held.save(update_fields=["state"])
    record(actor=user, verb="workshops.opened", target=str(held.pk))
    schedule_reminders([held], now)


@transaction.atomic
def change_seats(*, user: Person, session: Session, seats: int, now: datetime) -> None:
    """Change how many seats there are; with more of them, people move up. Refused below the number that is taken."""
    held = held_by(user, session)
    booked = Seat.objects.booked().filter(session=held).count()
    if seats < max(booked, 1):
        over = booked - seats
        raise Refused(
            ngettext(
                "%(booked)d people have a seat, one more than that. Take a seat back on the list first, then lower the "
                "number.",
                "%(booked)d people have a seat, %(over)d more than that. Take seats back on the list first, then lower "
                "the number.",
                over,
            )
            % {"booked": booked, "over": over}
        )
    held.seats = seats
    held.save(update_fields=["seats"])
    record(actor=user, verb="workshops.seats_changed", target=str(held.pk), data={"seats": seats})
    move_up(held, now)


@transaction.atomic
def call_off(*, user: Person, session: Session, because: str, now: datetime, whole_series: bool = False) -> None:
    """Cancel a session, or all dates of its series that are still to come, with a reason that everybody is told."""
    held = held_by(user, session)
    if not because.strip():
        raise Refused(_("Say why, in one line. Everybody who has a seat is told."))
    refuse_over(held, now)
    dates = _rest_of_series(held.series_id, now) if whole_series and held.series_id is not None else [held]
    for each in dates:
        each.state, each.because, each.changed_at = State.CANCELLED, because.strip()[:200], now
        each.sequence += 1
        each.save(update_fields=["state", "because", "changed_at", "sequence"])
        record(actor=user, verb="workshops.cancelled", target=str(each.pk))
    if len(dates) == 1:
        tell(user, dates, "workshops_cancelled")
    else:
        people = {person for each in dates for person in people_of(user, each)}
        queue_messages("workshops_series_off", [(person, str(held.series_id)) for person in sorted(people)])


@transaction.atomic
def finish(*, user: Person, session: Session, now: datetime) -> None:
    """End a session: votes close, and what the room found hard goes into the daily practice of who was there.

    Twice is harmless.
    """
    held = held_by(user, session)
    if held.state == State.DONE:
        return
    if held.state != State.OPEN or held.starts_at >= now:
        raise Refused(_("A session ends after it has begun."))
    close_votes(RoomQuestion.objects.filter(session=held, state=Vote.OPEN))
    held.state = State.DONE
    # Ended early: from now on nobody is in the room any more.
    held.ends_at = min(held.ends_at, now)
    held.save(update_fields=["state", "ends_at"])
    record(actor=user, verb="workshops.finished", target=str(held.pk))
    follow.enqueue(str(held.pk))


def held_by(user: Person, session: Session) -> Session:
    """Return a session that the user runs, locked. Raises PermissionDenied for others."""
    require(RUN, user, session)
    return Session.objects.select_for_update().get(pk=session.pk)


def refuse_over(session: Session, now: datetime) -> None:
    """Raise Refused where a session has begun or is over."""
    if session.state in OVER or session.starts_at <= now:
        raise Refused(_("This session has begun or is over, so it stays as it is."))


def _rest_of_series(series: UUID, now: datetime) -> list[Session]:
    later = Session.objects.select_for_update().filter(series=series, starts_at__gt=now)
    Series.objects.filter(pk=series).update(sequence=F("sequence") + 1, changed_at=now)
    return list(later.exclude(state__in=OVER).order_by("starts_at", "pk"))


def tell(user: Person, sessions: Iterable[Session], kind: str) -> None:
    """Queue a message about each session to everybody who has to do with it."""
    queue_messages(kind, [(person, str(each.pk)) for each in sessions for person in people_of(user, each)])


def people_of(user: Person, session: Session) -> list[int]:
    """Return who has to do with a session: seats, the waiting list, and its trainers but for who changes it."""
    seated = Seat.objects.filter(session=session).exclude(state=Place.LEFT).values_list("person", flat=True)
    trainers = session.trainers.exclude(pk=user.pk).values_list("pk", flat=True)
    return sorted({*seated, *trainers})
