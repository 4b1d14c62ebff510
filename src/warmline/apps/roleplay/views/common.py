"""What the views share: finding the user's own session, and answering in part (htmx) or with a whole page."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse

from warmline.apps.library.selectors import scenario_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay.composing import compose_for, pace_of, words_of
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.screens import screen
from warmline.apps.roleplay.selectors import own_branch, own_session


def person(request: HttpRequest) -> Person:
    """Return who is signed in; the middleware lets nobody else come this far."""
    return cast(Person, request.user)


def own_or_404(request: HttpRequest, session_id: UUID) -> tuple[Session, Branch]:
    """Return the user's own session and its current branch. To everybody else it does not exist."""
    session = own_session(person(request), session_id)
    if session is None or session.branch is None:
        raise Http404
    return session, session.branch


def branch_or_404(session: Session, number: int) -> Branch:
    """Return one version of a session, or 404."""
    branch = own_branch(session, number)
    if branch is None:
        raise Http404
    return branch


def ended_or_404(request: HttpRequest, session_id: UUID, number: int) -> tuple[Session, Branch]:
    """Return an ended version; one that goes on, was stopped or has no answer has no letter."""
    session, _current = own_or_404(request, session_id)
    branch = branch_or_404(session, number)
    if branch.closed != Status.ENDED or not branch.answers:
        raise Http404
    return session, branch


def wants_part(request: HttpRequest) -> bool:
    """Say whether the page asks for a part of itself."""
    return bool(getattr(request, "htmx", False))


def part(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    """Return a part of a page, rendered without the work that only a whole page needs (navigation, messages)."""
    return HttpResponse(render_to_string(template, {**context, "request": request, "csrf_token": get_token(request)}))


def to_talk(session: Session) -> HttpResponse:
    """Return to the conversation, at the answer box."""
    return redirect(f"{reverse('roleplay:talk', args=[session.pk])}#answer")


def moved(request: HttpRequest, session: Session) -> HttpResponse:
    """Show the conversation anew after its state changed, with or without htmx."""
    if not wants_part(request):
        return to_talk(session)
    return HttpResponse(headers={"HX-Redirect": reverse("roleplay:talk", args=[session.pk])})


def box_again(
    request: HttpRequest, session: Session, branch: Branch, *, error: str = "", hint: str = "", pace: str = ""
) -> HttpResponse:
    """Show the answer box again with what was typed, and what is to be said about it."""
    scenario, typed = scenario_of(session.scenario), request.POST
    pace = pace or pace_of(typed)
    compose = compose_for(branch, scenario, text=words_of(typed), error=error, hint=hint, pace=pace)
    if wants_part(request):
        context: dict[str, object] = {"compose": compose, "scenario": scenario, "oob": True}
        return part(request, "roleplay/parts/compose.html", context)
    shown = screen(reader=person(request), session=session, branch=branch, compose=compose)
    return render(request, "roleplay/talk.html", {"screen": shown}, status=422 if error else 200)
