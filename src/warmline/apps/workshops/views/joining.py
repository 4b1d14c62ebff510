"""The list of sessions, one session as a participant finds it, and her seat."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import act, me
from warmline.apps.workshops import services
from warmline.apps.workshops.dates import invitation
from warmline.apps.workshops.folding import folded
from warmline.apps.workshops.forms import CodeForm
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.models.seats import Place
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.rules import plans_sessions
from warmline.apps.workshops.selectors.mine import (
    been_to,
    other_dates,
    place_in_line,
    planned_here,
    run_by,
    seat_in,
    to_join,
    upcoming_for,
)
from warmline.apps.workshops.selectors.room import is_over
from warmline.apps.workshops.services.attending import takes_codes
from warmline.apps.workshops.services.observing import may_observe
from warmline.apps.workshops.views.common import calendar_file, is_run_by, session_or_404, to_session

SHOWN = 20


@require_GET
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Show what is to come for the user, what she can join, and where she was."""
    user, now = me(request), timezone.now()
    plans = plans_sessions(user)
    context = {
        "mine": folded([(each.session, each.part) for each in upcoming_for(user, now)]),
        "open": folded([(each, "join") for each in to_join(user, now)])[:SHOWN],
        "been": been_to(user, now, limit=SHOWN),
        "plans": plans,
        "led": run_by(user, now, limit=SHOWN) if plans else [],
        "others": folded([(each, "trainer") for each in planned_here(user, now, limit=SHOWN)]) if plans else [],
    }
    return render(request, "workshops/front.html", context)


@require_GET
@never_cache
def session(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show a session: what it is about, when and where, and the user's seat."""
    found = session_or_404(request, workshop_id)
    return render(request, "workshops/session.html", _context(request, found))


def _context(request: HttpRequest, found: Session) -> dict[str, object]:
    user, now = me(request), timezone.now()
    seat = seat_in(user, found)
    booked = seat is not None and seat.state == Place.BOOKED
    return {
        "session": found,
        "plan": found.plan.plan(),
        "seat": seat,
        "line": place_in_line(seat) if seat is not None else 0,
        "runs": is_run_by(user, found),
        "can_join": seat is None and found.state == State.OPEN and now < found.sign_up_until,
        "begun": now >= found.starts_at,
        "in_room": takes_codes(found, now) or is_over(found, now),
        "over": is_over(found, now),
        "takes_code": (booked or not _leads(user, found)) and takes_codes(found, now),
        "observes": may_observe(user, found) and found.state == State.OPEN and _is_on(found, now),
        "code_form": CodeForm(),
        "others": other_dates(user, found, now),
    }


def _leads(user: Person, found: Session) -> bool:
    return any(each.pk == user.pk for each in found.trainers.all())


def _is_on(found: Session, now: datetime) -> bool:
    return found.starts_at <= now and takes_codes(found, now)


@require_POST
def join(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Take a seat, or a place on the waiting list. A clash is shown first."""
    found, user = session_or_404(request, workshop_id), me(request)
    anyway = request.POST.get("anyway") == "1"
    try:
        seat = services.join(user=user, session=found, now=timezone.now(), anyway=anyway)
    except services.Clash as clash:
        return render(request, "workshops/session.html", _context(request, found) | {"clash": str(clash)})
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        said = _("You have a seat.") if seat.state == Place.BOOKED else _("You are on the waiting list.")
        messages.success(request, said)
    return to_session(found)


@require_POST
def join_series(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Join all dates of the series that are still to come."""
    found = session_or_404(request, workshop_id)
    if found.series is None:
        raise Http404
    series = found.series
    deed = lambda: services.join_series(user=me(request), series=series, now=timezone.now())  # noqa: E731
    return act(request, deed, _("You joined all dates that are still to come."), "workshops:session", found.pk)


@require_POST
def leave(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Give the seat back."""
    found = session_or_404(request, workshop_id)
    deed = lambda: services.leave(user=me(request), session=found, now=timezone.now())  # noqa: E731
    return act(request, deed, _("You gave your seat back."), "workshops:session", found.pk)


@require_GET
@never_cache
def date_file(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Hand out the date for the user's calendar: only to who has a seat or runs the session."""
    found, user = session_or_404(request, workshop_id), me(request)
    seat = seat_in(user, found)
    if not is_run_by(user, found) and (seat is None or seat.state != Place.BOOKED):
        raise Http404
    return calendar_file(invitation(found, user), "session.ics", "REQUEST")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def arrive(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Take the code from the screen. Who comes by a link is shown the session, where the code is typed."""
    found, user = session_or_404(request, workshop_id), me(request)
    if request.method != "POST":
        return to_session(found)
    form = CodeForm(request.POST)
    try:
        code = form.cleaned_data["code"] if form.is_valid() else ""
        right = services.arrive(user=user, session=found, code=code, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return to_session(found)
    if right:
        messages.success(request, _("You are on the list. Good that you are here."))
    else:
        messages.error(request, _("That is not the code of this moment. Look at the screen and type it again."))
    return redirect("workshops:session", found.pk)
