"""The feedback on one version of a conversation, its print view, and the owner's note on it."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.library.selectors import scenario_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay import services
from warmline.apps.roleplay.letter_page import LetterPage, letter_page
from warmline.apps.roleplay.mishap import LetterFailed, kept_whatever_happens
from warmline.apps.roleplay.models import Branch, Session
from warmline.apps.roleplay.views.common import ended_or_404, person
from warmline.apps.scores.services import NOTE_LIMIT, NoteRefused, see_differently


@require_GET
@never_cache
def feedback(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Show the feedback as a letter."""
    return _shown(request, "roleplay/feedback.html", session_id, number)


@require_GET
@never_cache
def for_print(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Show the same letter with the whole conversation, laid out for paper."""
    return _shown(request, "roleplay/print.html", session_id, number)


@require_POST
@sensitive_post_parameters("reason")
def note(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Keep why the owner sees the feedback differently."""
    session, branch = ended_or_404(request, session_id, number)
    reason = request.POST.get("reason", "")
    try:
        filed = services.letter_for(user=person(request), session=session, branch=branch, now=timezone.now())
        see_differently(user=person(request), score=filed.row, reason=reason, now=timezone.now())
    except NoteRefused:
        return _shown(request, "roleplay/feedback.html", session_id, number, draft=reason)
    except LetterFailed:
        return _unwritten(request, session, branch, draft=reason)
    messages.success(request, _("Your note is kept.") if reason.strip() else _("Your note is taken back."))
    return redirect("roleplay:feedback", session.pk, branch.number)


def _shown(
    request: HttpRequest, template: str, session_id: UUID, number: int, *, draft: str | None = None
) -> HttpResponse:
    """Show the letter; with `draft`, a note that was too long is shown in it again."""
    session, branch = ended_or_404(request, session_id, number)
    context = {} if draft is None else {"limit": NOTE_LIMIT}
    try:
        page = _page(person(request), session, branch, draft)
        with kept_whatever_happens():
            return render(request, template, {**context, "page": page}, status=422 if context else 200)
    except LetterFailed:
        return _unwritten(request, session, branch, draft=draft)


def _page(reader: Person, session: Session, branch: Branch, draft: str | None) -> LetterPage:
    now = timezone.now()
    filed = services.letter_for(user=reader, session=session, branch=branch, now=now)
    with kept_whatever_happens():
        standing = services.settled(user=reader, filed=filed, now=now)
        return letter_page(reader=reader, session=session, branch=branch, filed=filed, standing=standing, draft=draft)


def _unwritten(request: HttpRequest, session: Session, branch: Branch, *, draft: str | None = None) -> HttpResponse:
    """Say that the talk is kept although its letter could not be written, and offer to try again."""
    context = {"session": session, "branch": branch, "scenario": scenario_of(session.scenario), "draft": draft}
    return render(request, "roleplay/unwritten.html", context, status=503)
