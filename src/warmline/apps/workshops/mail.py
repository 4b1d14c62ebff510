"""The messages about sessions. Each looks at how things stand when it is sent, and is dropped where it is too late."""

from __future__ import annotations

from typing import Final

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _

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
    register_letter("workshops_booked", write_booked)
    register_letter("workshops_waiting", write_waiting)
    register_letter("workshops_series", write_series)
    register_letter("workshops_changed", write_changed)
    register_letter("workshops_cancelled", write_cancelled)
    register_letter("workshops_series_off", write_series_off)
    register_letter("workshops_left", write_left)
    register_letter("workshops_soon", write_soon)


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
    """Remind of a session, a day or an hour before."""
    key, _colon, name = notice.about.partition(":")
    session = _session(key, State.OPEN)
    now = timezone.now()
    if session is None or session.starts_at <= now or _place(session, notice.person) != Place.BOOKED:
        return None
    subject = _("Tomorrow: %(title)s") if name == "day" else _("In an hour: %(title)s")
    return _letter(notice, session, subject, "soon")


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
