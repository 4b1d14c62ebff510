"""What else somebody has at the time of a session."""

from __future__ import annotations

from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import calendar_of, zone_of
from warmline.apps.workshops.models import Seat, Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State


def clashing(person: Person, session: Session) -> Session | None:
    """Return another session of hers at that time, with a seat or as its trainer; None where there is none."""
    seats = Seat.objects.filter(person=person, state=Place.BOOKED).values("session")
    rows = Session.objects.visible_to(person).filter(Q(pk__in=seats) | Q(trainers=person), state=State.OPEN)
    same_time = rows.filter(starts_at__lt=session.ends_at, ends_at__gt=session.starts_at)
    return same_time.exclude(pk=session.pk).select_related("plan").order_by("starts_at", "pk").first()


def clash_words(person: Person, session: Session) -> str:
    """Return what stands in the way, in words; empty where nothing does."""
    other = clashing(person, session)
    if other is None:
        return _away_words(person, session)
    starts = date_format(timezone.localtime(other.starts_at), "H:i")
    return _("You have “%(title)s” at %(time)s on that day.") % {"title": other.plan.title, "time": starts}


def _away_words(person: Person, session: Session) -> str:
    day = session.starts_at.astimezone(zone_of(person)).date()
    calendar = calendar_of(person, since=day, until=day)
    if calendar.is_away(session.starts_at):
        return _("You are away on that day.")
    return "" if calendar.is_working(day) else _("That is not one of your working days.")
