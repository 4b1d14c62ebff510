"""Pausing, going on, taking an answer back, changing versions, stopping and ending."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from warmline.apps.roleplay import services
from warmline.apps.roleplay.calming import wants_calm
from warmline.apps.roleplay.composing import words_of
from warmline.apps.roleplay.forms import BranchForm, PaceForm, RewindForm
from warmline.apps.roleplay.models import Status
from warmline.apps.roleplay.views.common import box_again, branch_or_404, moved, own_or_404, person, to_talk


@require_POST
@sensitive_post_parameters("text")
def pause(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Pause, and keep what is typed."""
    session, _ = own_or_404(request, session_id)
    services.pause(user=person(request), session=session, draft=words_of(request.POST), now=timezone.now())
    return moved(request, session)


@require_POST
@sensitive_post_parameters("text")
def pace(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Choose how replies appear, from now on and in every talk; what is typed so far stays."""
    session, branch = own_or_404(request, session_id)
    form = PaceForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.set_pace(user=person(request), pace=form.cleaned_data["to"])
    return box_again(request, session, branch, pace=form.cleaned_data["to"])


@require_POST
def resume(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Go on after a pause."""
    session, _ = own_or_404(request, session_id)
    services.resume(user=person(request), session=session, now=timezone.now())
    return to_talk(session)


@require_POST
def rewind(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Take an answer back: the conversation goes on from before it, the earlier version stays."""
    session, _ = own_or_404(request, session_id)
    form = RewindForm(request.POST)
    if not form.is_valid():
        raise Http404
    branch = branch_or_404(session, form.cleaned_data["branch"])
    try:
        services.rewind(
            user=person(request), session=session, branch=branch, number=form.cleaned_data["answer"], now=timezone.now()
        )
    except services.NoSuchAnswer as problem:
        raise Http404 from problem
    return to_talk(session)


@require_POST
def switch(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Go on with another version of the conversation."""
    session, _ = own_or_404(request, session_id)
    form = BranchForm(request.POST)
    if not form.is_valid():
        raise Http404
    branch = branch_or_404(session, form.cleaned_data["branch"])
    services.switch(user=person(request), session=session, branch=branch, now=timezone.now())
    return to_talk(session)


@require_POST
def stop(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Stop everything at once."""
    session, _ = own_or_404(request, session_id)
    services.stop(user=person(request), session=session, now=timezone.now())
    return moved(request, session)


@require_POST
def end(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """End the conversation and go to its feedback, by way of the calm page after a hard scene.

    Without an answer there is nothing to look at.
    """
    session, branch = own_or_404(request, session_id)
    services.end(user=person(request), session=session, now=timezone.now())
    if not branch.answers or branch.closed == Status.STOPPED:
        return to_talk(session)
    page = "calm" if wants_calm(person(request), session, branch) else "feedback"
    return redirect(f"roleplay:{page}", session.pk, branch.number)
