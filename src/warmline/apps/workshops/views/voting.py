"""Votes: shown and closed by whoever runs the session, given on a phone."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, is_done, me
from warmline.apps.workshops import services
from warmline.apps.workshops.forms import QuestionForm
from warmline.apps.workshops.models import RoomQuestion, Session
from warmline.apps.workshops.screens import polls, state_of_polls
from warmline.apps.workshops.views.common import run_or_404, session_or_404


@require_GET
@never_cache
def votes(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show the questions to a participant; asked by the page itself, only where something is new."""
    found = session_or_404(request, workshop_id)
    return _shown(request, found, "workshops/votes.html", "workshops/parts/votes.html", with_ready=False)


@require_http_methods(["GET", "POST"])
@never_cache
def desk_votes(request: HttpRequest, workshop_id: UUID) -> HttpResponse:
    """Show all questions to whoever runs the session, and take a new one."""
    found, user = run_or_404(request, workshop_id), me(request)
    form = QuestionForm(request.POST or None)

    def deed(data: dict[str, str]) -> None:
        services.add_question(user=user, session=found, ask=data["ask"], options=form.answers())

    if request.method == "POST" and is_done(request, form, deed, _("The question is on the list.")):
        return redirect("workshops:desk_votes", found.pk)
    return _shown(
        request, found, "workshops/desk_votes.html", "workshops/parts/desk_votes.html", with_ready=True, form=form
    )


def _shown(
    request: HttpRequest, session: Session, whole: str, part: str, *, with_ready: bool, **more: object
) -> HttpResponse:
    shown = polls(session, me(request), with_ready=with_ready)
    seen = state_of_polls(shown)
    by_script = request.headers.get("HX-Request") == "true" and "seen" in request.GET
    if by_script and request.GET["seen"] == seen:
        return HttpResponse(status=204)
    context = {"session": session, "polls": shown, "seen": seen, **more}
    form = more.get("form")
    status = 422 if request.method == "POST" and form is not None else 200
    return render(request, part if by_script else whole, context, status=status)


@require_POST
def vote(request: HttpRequest, workshop_id: UUID, number_of: int) -> HttpResponse:
    """Keep the user's vote."""
    found = session_or_404(request, workshop_id)
    question = _question(found, number_of)
    try:
        services.vote(user=me(request), question=question, option=_option(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("workshops:votes", found.pk)


@require_POST
def open_vote(request: HttpRequest, workshop_id: UUID, number_of: int) -> HttpResponse:
    """Show a question to the room."""
    found = run_or_404(request, workshop_id)
    question = _question(found, number_of)
    deed = lambda: services.open_question(user=me(request), question=question, now=timezone.now())  # noqa: E731
    return act(request, deed, _("People can vote now."), "workshops:desk_votes", found.pk)


@require_POST
def close_vote(request: HttpRequest, workshop_id: UUID, number_of: int) -> HttpResponse:
    """Close a question and show what the room said."""
    found = run_or_404(request, workshop_id)
    question = _question(found, number_of)
    deed = lambda: services.close_question(user=me(request), question=question)  # noqa: E731
    return act(request, deed, _("The vote is closed."), "workshops:desk_votes", found.pk)


def _question(session: Session, number_of: int) -> RoomQuestion:
    rows = RoomQuestion.objects.select_related("session__plan")
    return get_object_or_404(rows, session=session, number=number_of)


def _option(request: HttpRequest) -> int:
    typed = request.POST.get("option", "")
    return int(typed) if typed.isascii() and typed.isdigit() and len(typed) < 4 else -1
