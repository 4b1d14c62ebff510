"""The calm page after a hard scene: shown, written on, and switched off."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.practice.caring import wish
from warmline.apps.practice.selectors import read_own_wishes
from warmline.apps.roleplay import services
from warmline.apps.roleplay.calming import QUESTIONS, calm_page
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.views.common import branch_or_404, own_or_404, person


@require_GET
@never_cache
def calm(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Show the calm page of the owner's own talk, once it is over."""
    session, branch = _closed_or_404(request, session_id, number)
    return render(request, "roleplay/calm.html", {"page": calm_page(person(request), session, branch)})


@require_POST
@sensitive_post_parameters()
def thoughts(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Keep what she wrote, locked with her own key; nothing else keeps it."""
    session, branch = _closed_or_404(request, session_id, number)
    written = {key: request.POST.get(key, "") for key in QUESTIONS}
    kept = services.keep_thoughts(user=person(request), session=session, branch=branch, thoughts=written)
    messages.success(request, _("Kept, for you alone.") if kept else _("Nothing is kept."))
    return redirect("roleplay:calm", session.pk, branch.number)


@require_POST
def calm_off(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Show this page no more after hard scenes; the page of what practice may hold brings it back."""
    own_or_404(request, session_id)
    user = person(request)
    wish(user=user, wishes=replace(read_own_wishes(user, user), calm=False))
    messages.success(request, _("This page stays away from now on. Your profile can bring it back."))
    return redirect("pages:care")


def _closed_or_404(request: HttpRequest, session_id: UUID, number: int) -> tuple[Session, Branch]:
    session, _current = own_or_404(request, session_id)
    branch = branch_or_404(session, number)
    if not branch.closed:
        raise Http404
    return session, branch
