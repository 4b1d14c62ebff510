"""The feedback on one version of a conversation, its print view, and the owner's note on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.roleplay import services
from warmline.apps.roleplay.letter_page import LetterPage, letter_page
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.views.common import branch_or_404, own_or_404, person
from warmline.apps.scores.services import NOTE_LIMIT, NoteRefused, see_differently


@require_GET
@never_cache
def feedback(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Show the feedback as a letter."""
    return render(request, "roleplay/feedback.html", {"page": _page(request, session_id, number)})


@require_GET
@never_cache
def for_print(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Show the same letter with the whole conversation, laid out for paper."""
    return render(request, "roleplay/print.html", {"page": _page(request, session_id, number)})


@require_POST
@sensitive_post_parameters("reason")
def note(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Keep why the owner sees the feedback differently."""
    session, branch, filed = _filed(request, session_id, number)
    reason = request.POST.get("reason", "")
    try:
        see_differently(user=person(request), score=filed.row, reason=reason, now=timezone.now())
    except NoteRefused:
        page = _page(request, session_id, number, draft=reason)
        return render(request, "roleplay/feedback.html", {"page": page, "limit": NOTE_LIMIT}, status=422)
    messages.success(request, _("Kept. Only you can read it."))
    return redirect("roleplay:feedback", session.pk, branch.number)


def _filed(request: HttpRequest, session_id: UUID, number: int) -> tuple[Session, Branch, services.FiledLetter]:
    """Return an ended version with its letter; there is none for a version that goes on or was stopped."""
    session, _current = own_or_404(request, session_id)
    branch = branch_or_404(session, number)
    if branch.closed != Status.ENDED or not branch.answers:
        raise Http404
    return (
        session,
        branch,
        services.letter_for(user=person(request), session=session, branch=branch, now=timezone.now()),
    )


def _page(request: HttpRequest, session_id: UUID, number: int, *, draft: str | None = None) -> LetterPage:
    session, branch, filed = _filed(request, session_id, number)
    return letter_page(reader=person(request), session=session, branch=branch, filed=filed, draft=draft)
