"""What the views share: finding a session that the user may see, and one that she may run."""

from __future__ import annotations

from uuid import UUID

import rules
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from warmline.apps.people.errors import require
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import me, or_404
from warmline.apps.workshops.forms import ChangeForm
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.models.sessions import State
from warmline.apps.workshops.rules import PLAN, RUN
from warmline.apps.workshops.selectors.mine import session_of

MOVABLE = (State.PLANNED, State.OPEN)


def planner(request: HttpRequest) -> Person:
    """Return who is signed in, where she may plan sessions."""
    user = me(request)
    require(PLAN, user, user.organisation)
    return user


def session_or_404(request: HttpRequest, workshop_id: UUID) -> Session:
    """Return a session that the user may see."""
    return or_404(session_of(me(request), workshop_id))


def run_or_404(request: HttpRequest, workshop_id: UUID) -> Session:
    """Return a session that the user runs; to everybody else its room does not exist."""
    found = session_or_404(request, workshop_id)
    if not is_run_by(me(request), found):
        raise Http404
    return found


def is_run_by(user: Person, session: Session) -> bool:
    """Return whether the user runs a session."""
    return bool(rules.has_perm(RUN, user, session))


def change_form(request: HttpRequest, session: Session, *, sent: bool = True) -> ChangeForm:
    """Return the form that moves a session, with what was sent; it asks what moves where dates of a series follow."""
    follow = Session.objects.filter(series=session.series_id, starts_at__gt=session.starts_at, state__in=MOVABLE)
    in_series = session.series_id is not None and follow.exists()
    data = request.POST if sent and request.method == "POST" else None
    return ChangeForm(data, in_series=in_series, initial=ChangeForm.now_of(session))


def to_session(session: Session) -> HttpResponse:
    """Go to the page of a session."""
    return redirect("workshops:session", session.pk)


def calendar_file(content: bytes, name: str, method: str) -> HttpResponse:
    """Return an iCalendar file to download."""
    response = HttpResponse(content, content_type=f"text/calendar; charset=utf-8; method={method}")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
