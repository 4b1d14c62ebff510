"""Sessions as dates of a calendar: one for an invitation, all of a person's for her calendar program."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from warmline.adapters.calendars.writing import Event, Mailbox, Method, Weekly, write
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import Seat, Series, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State

ALARMS: Final = (timedelta(days=1), timedelta(hours=1))
KEPT: Final = timedelta(days=60)  # what is over or cancelled stays so long in a calendar that is subscribed to


def address_of(session: Session) -> str:
    """Return the address of a session's page."""
    return f"{settings.WARMLINE_URL}{reverse('workshops:session', args=[session.pk])}"


def place_of(session: Session) -> str:
    """Return where it is, in words: site and room, or the link of a webinar."""
    told = [session.site.name if session.site is not None else "", session.room, session.link]
    return ", ".join(part for part in told if part)


def invitation(session: Session, person: Person) -> bytes:
    """Return the file that puts a session into a person's calendar, or changes it there."""
    return write([_event(session, person)], Method.REQUEST)


def cancellation(session: Session, person: Person) -> bytes:
    """Return the file that takes a session out of a person's calendar."""
    return write([_event(session, person, gone=True)], Method.CANCEL)


def series_invitation(series: Series, dates: Sequence[Session], person: Person) -> bytes:
    """Return the file of those dates of a series that the person has."""
    return write(_series_events(series, dates, person), Method.REQUEST)


def series_cancellation(series: Series, dates: Sequence[Session], person: Person) -> bytes:
    """Return the file that takes these dates of a series out of a person's calendar."""
    return write([_event(each, person, gone=True) for each in dates], Method.CANCEL)


def dates_of(person: Person, series: Series) -> list[Session]:
    """Return the dates of a series in which the person has a seat or waits for one, cancelled ones too."""
    seats = Seat.objects.filter(person=person).exclude(state=Place.LEFT).values("session")
    rows = Session.objects.visible_to(person).filter(series=series, pk__in=seats)
    return list(rows.select_related("plan", "site", "series").prefetch_related("trainers").order_by("recurs_at"))


def dates_led(person: Person, series: Series) -> list[Session]:
    """Return the dates of a series that the person leads, cancelled ones too."""
    rows = Session.objects.visible_to(person).filter(series=series, trainers=person).distinct()
    return list(rows.select_related("plan", "site", "series").prefetch_related("trainers").order_by("recurs_at"))


def calendar_of(person: Person, now: datetime) -> bytes:
    """Return all sessions in which a person has a seat or which she leads, as one calendar."""
    seats = Seat.objects.booked().filter(person=person).values_list("session", flat=True)
    led = Session.trainers.through.objects.filter(person_id=person.pk).values_list("session_id", flat=True)
    rows = Session.objects.visible_to(person).filter(pk__in={*seats, *led}, ends_at__gte=now - KEPT)
    found = rows.select_related("plan", "site", "series").prefetch_related("trainers")
    events: list[Event] = []
    for _key, group in groupby(found.order_by("series", "starts_at", "pk"), key=lambda each: each.series_id):
        dates = list(group)
        series = dates[0].series
        events += [_event(each, person) for each in dates] if series is None else _series_events(series, dates, person)
    return write(events, Method.PUBLISH, name=_("Warmline: workshops"))


def _series_events(series: Series, dates: Iterable[Session], person: Person) -> list[Event]:
    """Return a series with its exceptions where the person has all its dates from some date on; else single dates."""
    held = sorted(dates, key=lambda each: each.recurs_at or each.starts_at)
    first = held[0].recurs_at or held[0].starts_at
    rest = Session.objects.filter(series=series, recurs_at__gte=first)
    if rest.exclude(state=State.CANCELLED).exclude(pk__in=[each.pk for each in held]).exists():
        return [_event(each, person) for each in held]
    whole = list(rest.select_related("plan", "site", "series").prefetch_related("trainers").order_by("recurs_at"))
    if len(whole) < 2:
        return [_event(each, person) for each in held]
    odd = [each for each in whole if each.is_moved or each.sequence or each.state == State.CANCELLED]
    return [_whole(series, held[0], first, len(whole), person), *(_event(each, person) for each in odd)]


def _whole(series: Series, like: Session, first: datetime, times: int, person: Person) -> Event:
    starts = first.astimezone(like.clock)
    length = series.ends_at - series.starts_at
    return Event(
        uid=series.uid,
        sequence=series.sequence,
        changed=series.changed_at,
        starts=starts,
        ends=(first + length).astimezone(like.clock),
        rule=Weekly(series.every, times),
        **_told(like, person),
    )


def _event(session: Session, person: Person, *, gone: bool = False) -> Event:
    zone = session.clock
    return Event(
        uid=session.uid,
        sequence=session.sequence + (session.series.sequence if session.series is not None else 0),
        changed=session.changed_at,
        starts=session.starts_at.astimezone(zone),
        ends=session.ends_at.astimezone(zone),
        recurs_at=session.recurs_at.astimezone(zone) if session.recurs_at is not None else None,
        cancelled=gone or session.state == State.CANCELLED,
        **_told(session, person),
    )


def _told(session: Session, person: Person) -> dict[str, Any]:
    trainer = next(iter(session.trainers.all()), None)
    return {
        "title": session.plan.title,
        "description": session.plan.plan().summary,
        "place": place_of(session),
        "url": address_of(session),
        "organizer": Mailbox(trainer.name, trainer.email) if trainer is not None else None,
        "attendee": Mailbox(person.name, person.email),
        "alarms": ALARMS,
    }
