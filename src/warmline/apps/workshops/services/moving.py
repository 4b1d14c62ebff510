"""Moving a session, or it and all dates of its series that follow, to another time or place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused
from warmline.apps.people.messages import queue_messages
from warmline.apps.people.models import Person
from warmline.apps.workshops.clocks import NoSuchTime, moment
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.selectors.conflicts import Conflicts, Move, conflicts
from warmline.apps.workshops.services.changing import OVER, held_by, people_of, refuse_over, tell
from warmline.apps.workshops.services.scheduling import schedule_reminders


@transaction.atomic
def change(
    *,
    user: Person,
    session: Session,
    day: date,
    at: time,
    room: str,
    link: str,
    now: datetime,
    following: bool = False,
    anyway: bool = False,
) -> Session:
    """Move a session to another time or place, and tell everybody who has to do with it, once.

    The clock is the one by which it was planned. With `following` the dates of its series that come after it move by as
    many days; they begin at the new time of the clock on the wall, where it is a new one, and change the place with
    it. Refused once it has begun, for a time in the past, and for one that does not exist on one of the days. Raises
    Conflicts where something is in the way, before anything is changed.
    """
    held = held_by(user, session)
    refuse_over(held, now)
    after = _that_follow(held) if following else []
    moves = [move for move in _moves([held, *after], day, at, room, link, now) if move.is_change]
    if not moves:
        return held
    if not anyway and (lines := conflicts(moves)):
        raise Conflicts(lines)
    for move in moves:
        _put(user, move, now)
    told = [move.session for move in moves if move.session.state == State.OPEN]
    if len(told) < 2:
        tell(user, told, "workshops_changed")
    else:
        people = {person for each in told for person in people_of(user, each)}
        queue_messages("workshops_series_changed", [(person, str(held.series_id)) for person in sorted(people)])
    return next((move.session for move in moves if move.session.pk == held.pk), held)


def _that_follow(session: Session) -> list[Session]:
    """Return the dates of the series after this one that can still be moved, in order; locked."""
    if session.series_id is None:
        return []
    later = Session.objects.select_for_update().filter(series=session.series_id, starts_at__gt=session.starts_at)
    return list(later.exclude(state__in=OVER).order_by("starts_at", "pk"))


def _moves(sessions: Sequence[Session], day: date, at: time, room: str, link: str, now: datetime) -> list[Move]:
    """Return where each session goes; the first one leads, the others follow by as much."""
    lead = sessions[0]
    before = lead.starts_at.astimezone(lead.clock)
    by, time_changes = day - before.date(), at != before.time()
    place_changes = (room, link) != (lead.room, lead.link)
    moves = []
    for each in sessions:
        own = each.starts_at.astimezone(each.clock)
        start = _start(each, own.date() + by, at if time_changes else own.time())
        if start <= now:
            raise Refused(_("This date is over. Choose one that is still to come."))
        place = (room, link) if place_changes else (each.room, each.link)
        moves.append(Move(each, start, start + (each.ends_at - each.starts_at), *place))
    return moves


def _start(session: Session, day: date, at: time) -> datetime:
    try:
        return moment(day, at, session.clock)
    except NoSuchTime as gap:
        raise Refused(
            _("On %(day)s the clocks go forward over this time. Choose another one.")
            % {"day": date_format(gap.moment, "j F Y")}
        ) from gap


def _put(user: Person, move: Move, now: datetime) -> None:
    held, moved = move.session, move.is_moved
    closes: timedelta = held.starts_at - held.sign_up_until
    held.starts_at, held.ends_at, held.sign_up_until = move.starts_at, move.ends_at, move.starts_at - closes
    held.room, held.link, held.changed_at = move.room, move.link, now
    held.sequence += 1
    held.save()
    record(actor=user, verb="workshops.changed", target=str(held.pk), data={"moved": moved})
    if moved and held.state == State.OPEN:
        Seat.objects.filter(session=held).update(told_day=False, told_hour=False)
        schedule_reminders([held], now)
