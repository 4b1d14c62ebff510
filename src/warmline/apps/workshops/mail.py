"""The messages about sessions. Each looks at how things stand when it is sent, and is dropped where it is too late."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from warmline.apps.notices.groups import Group
from warmline.apps.notices.letters import Attachment, Letter, register_letter
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Person
from warmline.apps.workshops import dates
from warmline.apps.workshops.models import Seat, Series, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State

FILE: Final = "session.ics"


def register() -> None:
    """Hand the writers to the notices."""
    for kind, write, title in (
        ("workshops_booked", write_booked, _lazy("A seat in a session")),
        ("workshops_waiting", write_waiting, _lazy("A place on a waiting list")),
        ("workshops_series", write_series, _lazy("The dates of a series")),
        ("workshops_changed", write_changed, _lazy("A session with a new time or place")),
        ("workshops_cancelled", write_cancelled, _lazy("A session that does not take place")),
        ("workshops_series_changed", write_series_changed, _lazy("A series with new times or another place")),
        ("workshops_series_off", write_series_off, _lazy("A series that does not take place")),
        ("workshops_left", write_left, _lazy("A seat that was given back")),
    ):
        register_letter(kind, write, group=Group.SESSIONS, title=title)
    # Of no use in tomorrow's digest.
    soon = _lazy("A session that begins soon")
    register_letter("workshops_soon", write_soon, group=Group.SESSIONS, title=soon, waits=False)


def write_booked(notice: Notice) -> Letter | None:
    """Tell that the person has a seat, with the date for her calendar."""
    session = _session(notice.about, State.OPEN)
    if session is None or _place(session, notice.person) != Place.BOOKED:
        return None
    subject = _("You have a seat: %(title)s")
    return _letter(notice, session, subject, "booked", _request(session, notice.person))


def write_waiting(notice: Notice) -> Letter | None:
    """Tell that she is on the waiting list, and at which place."""
    session = _session(notice.about, State.OPEN)
    if session is None or _place(session, notice.person) != Place.WAITING:
        return None
    queue = list(Seat.objects.waiting().filter(session=session).values_list("person", flat=True))
    line = queue.index(notice.person_id) + 1
    return _letter(notice, session, _("You are on the waiting list: %(title)s"), "waiting", place_in_line=line)


def write_changed(notice: Notice) -> Letter | None:
    """Tell the new time or place."""
    session = _session(notice.about, State.OPEN)
    place = _place(session, notice.person) if session is not None else ""
    if session is None or not place:
        return None
    file = () if place == Place.WAITING else _request(session, notice.person)
    return _letter(notice, session, _("Changed: %(title)s"), "changed", file)


def write_cancelled(notice: Notice) -> Letter | None:
    """Tell that it does not take place, and why."""
    session = _session(notice.about, State.CANCELLED)
    if session is None:
        return None
    file = _file(dates.cancellation(session, notice.person), "CANCEL")
    return _letter(notice, session, _("Cancelled: %(title)s"), "cancelled", file)


def write_left(notice: Notice) -> Letter | None:
    """Tell that the seat was given back."""
    session = _session(notice.about)
    if session is None or _place(session, notice.person) != "":
        return None
    seat = Seat.objects.filter(session=session, person=notice.person).first()
    file = _file(dates.cancellation(session, notice.person), "CANCEL")
    reason = seat.reason if seat is not None else ""
    return _letter(notice, session, _("Your seat was given back: %(title)s"), "left", file, reason=reason)


def write_soon(notice: Notice) -> Letter | None:
    """Remind of a session, a day or an hour before; one that waited for the end of quiet hours says how long it is."""
    key, _colon, _name = notice.about.partition(":")
    session = _session(key, State.OPEN)
    now = timezone.now()
    if session is None or session.starts_at <= now or _place(session, notice.person) != Place.BOOKED:
        return None
    return _letter(notice, session, _soon(session, now), "soon")


def _soon(session: Session, now: datetime) -> str:
    days = (timezone.localtime(session.starts_at).date() - timezone.localtime(now).date()).days
    if session.starts_at - now < timedelta(minutes=90):
        return _("In an hour: %(title)s")
    return {0: _("Today: %(title)s"), 1: _("Tomorrow: %(title)s")}.get(days, _("Soon: %(title)s"))


def write_series(notice: Notice) -> Letter | None:
    """Tell the dates of a series that she joined, and those at which she waits for a seat."""
    series = Series.objects.filter(pk=notice.about).first()
    found = [each for each in dates.dates_of(notice.person, series) if each.state == State.OPEN] if series else []
    if series is None or not found:
        return None
    booked = [each for each in found if _place(each, notice.person) == Place.BOOKED]
    file = _file(dates.series_invitation(series, booked, notice.person), "REQUEST") if booked else ()
    waiting = [each for each in found if each not in booked]
    subject = _("Your dates: %(title)s")
    return _letter(notice, found[0], subject, "series", file, dates=booked, waiting=waiting)


def write_series_changed(notice: Notice) -> Letter | None:
    """Tell the dates of a series that are still to come, as they are now: of seats, and of what the person leads."""
    series = Series.objects.filter(pk=notice.about).first()
    if series is None:
        return None
    rows = {each.pk: each for of in (dates.dates_of, dates.dates_led) for each in of(notice.person, series)}
    now = timezone.now()
    found = sorted(
        (each for each in rows.values() if each.state == State.OPEN and each.starts_at > now),
        key=lambda each: each.starts_at,
    )
    if not found:
        return None
    booked = [each for each in found if _place(each, notice.person) == Place.BOOKED]
    file = _file(dates.series_invitation(series, booked, notice.person), "REQUEST") if booked else ()
    waiting = [each for each in found if each not in booked]
    return _letter(notice, found[0], _("Changed: %(title)s"), "series_changed", file, dates=booked, waiting=waiting)


def write_series_off(notice: Notice) -> Letter | None:
    """Tell that the dates of a series do not take place."""
    series = Series.objects.filter(pk=notice.about).first()
    rows = dates.dates_of(notice.person, series) if series else []
    found = [each for each in rows if each.state == State.CANCELLED]
    if series is None or not found:
        return None
    file = _file(dates.series_cancellation(series, found, notice.person), "CANCEL")
    return _letter(notice, found[0], _("Cancelled: %(title)s"), "series_off", file, dates=found)


def _session(key: str, *states: State) -> Session | None:
    rows = Session.objects.filter(pk=key).select_related("plan", "site", "series").prefetch_related("trainers")
    return (rows.filter(state__in=states) if states else rows).first()


def _place(session: Session, person: Person) -> str:
    """Return where the person stands: booked, waiting, or nothing. A trainer counts as booked."""
    if any(each.pk == person.pk for each in session.trainers.all()):
        return Place.BOOKED
    seat = Seat.objects.filter(session=session, person=person).exclude(state=Place.LEFT).first()
    return seat.state if seat is not None else ""


def _request(session: Session, person: Person) -> tuple[Attachment, ...]:
    return _file(dates.invitation(session, person), "REQUEST")


def _file(content: bytes, method: str) -> tuple[Attachment, ...]:
    return (Attachment(FILE, content.decode(), f"text/calendar; method={method}"),)


def _letter(
    notice: Notice, session: Session, subject: str, name: str, attached: tuple[Attachment, ...] = (), **more: object
) -> Letter:
    told = {
        "name": notice.person.first_name,
        "session": session,
        "title": session.plan.title,
        "place": dates.place_of(session),
        "link": dates.address_of(session),
        **more,
    }
    body = render_to_string(f"workshops/mail/{name}.txt", told)
    return Letter(subject % {"title": session.plan.title}, body, attached)
