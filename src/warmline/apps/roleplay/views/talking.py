"""The conversation page, sending an answer, asking for a hint."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.library.selectors import scenario_of
from warmline.apps.practice.selectors import read_own_wishes
from warmline.apps.roleplay import services
from warmline.apps.roleplay.answers import AnswerRefused
from warmline.apps.roleplay.calming import calm_page
from warmline.apps.roleplay.channels import View, view_of
from warmline.apps.roleplay.composing import compose_for, pace_of, words_of
from warmline.apps.roleplay.forms import SayForm
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.screens import screen
from warmline.apps.roleplay.selectors import branches, read_own_scene
from warmline.apps.roleplay.views.common import (
    box_again,
    branch_or_404,
    moved,
    own_or_404,
    part,
    person,
    wants_part,
)
from warmline.core.customer.scene import hint as hint_for


@require_GET
@never_cache
def talk(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show the conversation: its current version, or an earlier one for ?version=. A stopped one shows only calm."""
    session, branch = own_or_404(request, session_id)
    wanted = request.GET.get("version", "")
    if not wanted and branch.closed == Status.STOPPED:
        return _stopped(request, session, branch)
    if wanted:
        branch = branch_or_404(session, int(wanted) if wanted.isdecimal() and len(wanted) < 6 else 0)
    shown = screen(reader=person(request), session=session, branch=branch)
    return render(request, "roleplay/talk.html", {"screen": shown})


@require_POST
@sensitive_post_parameters("text")
@never_cache
def say(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Save an answer and the reply to it; then show the reply."""
    session, branch = own_or_404(request, session_id)
    form, text = SayForm(request.POST), words_of(request.POST)
    if not form.is_valid():
        return _went_on(request, session, branch, text)
    try:
        taken = services.take_turn(user=person(request), session=session, sent=form.sent(), now=timezone.now())
    except AnswerRefused as problem:
        return box_again(request, session, branch, error=str(problem))
    except services.WentOn:
        return _went_on(request, session, branch, text)
    except services.Stopped:
        return moved(request, session)
    return _said(request, session, branch, taken)


@require_POST
@sensitive_post_parameters("text")
@never_cache
def hint(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show a hint beside what is typed so far."""
    session, branch = own_or_404(request, session_id)
    if branch.closed:
        return moved(request, session)
    words = hint_for(read_own_scene(person(request), session, branch))
    return box_again(request, session, branch, hint=words)


def _stopped(request: HttpRequest, session: Session, branch: Branch) -> HttpResponse:
    user = person(request)
    told = next((version for version in reversed(branches(session)) if version.answers), None)
    page = calm_page(user, session, branch) if read_own_wishes(user, user).calm else None
    return render(request, "roleplay/stopped.html", {"session": session, "told": told, "page": page})


def _said(request: HttpRequest, session: Session, branch: Branch, taken: services.Taken) -> HttpResponse:
    scenario = scenario_of(session.scenario)
    if not wants_part(request) or view_of(scenario) is View.EMAIL:
        return moved(request, session)
    context: dict[str, object] = {
        "session": session,
        "branch": branch,
        "taken": taken,
        "scenario": scenario,
        "compose": compose_for(branch, scenario, pace=pace_of(request.POST)),
    }
    return part(request, "roleplay/said.html", context)


def _went_on(request: HttpRequest, session: Session, branch: Branch, text: str) -> HttpResponse:
    """Say that the conversation went on elsewhere, and keep what was typed."""
    session.refresh_from_db()
    current = session.branch or branch
    problem = _("This conversation went on in another window. Here is where it stands; what you typed is below.")
    if wants_part(request):
        context: dict[str, object] = {"session": session, "text": text, "scenario": scenario_of(session.scenario)}
        return part(request, "roleplay/went_on.html", context)
    shown = screen(
        reader=person(request),
        session=session,
        branch=current,
        compose=compose_for(current, scenario_of(session.scenario), text=text, pace=pace_of(request.POST)),
        went_on=problem,
    )
    return render(request, "roleplay/talk.html", {"screen": shown}, status=409)
