"""The room: a talk or a written task, its clock, coming back, ending."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.forms import SayForm
from warmline.apps.assessment.models import Attempt, Piece
from warmline.apps.assessment.screens import talk_screen, task_screen
from warmline.apps.assessment.talks import prompt_for, scenario_for
from warmline.apps.assessment.views.common import own_piece_or_404
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import me
from warmline.apps.roleplay.answers import AnswerRefused


@require_GET
@never_cache
def room(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Show a part as it stands: before it begins, going on, after an absence, or done."""
    piece, now = own_piece_or_404(request, attempt, number), timezone.now()
    if piece.attempt.state != Attempt.State.RUNNING or piece.struck:
        return redirect("assessment:attempt", attempt)
    services.close_if_over(piece, now)
    piece = own_piece_or_404(request, attempt, number)
    if piece.state == Piece.State.READY:
        return _before(request, piece)
    if piece.state == Piece.State.ENDED:
        return render(request, "assessment/part_done.html", {"piece": piece})
    if services.can_resume(piece, now) and request.GET.get("on") != "1":
        return render(request, "assessment/away.html", {"piece": piece, "is_open": services.is_open(piece, now)})
    return _going_on(request, piece)


@require_POST
def begin(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Start the clock of a part."""
    piece = own_piece_or_404(request, attempt, number)
    try:
        services.begin_piece(user=me(request), piece=piece, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("assessment:attempt", attempt)
    return redirect("assessment:room", attempt, number)


@require_POST
@sensitive_post_parameters("text")
@never_cache
def say(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Answer the customer once."""
    piece, form = own_piece_or_404(request, attempt, number), SayForm(request.POST)
    if piece.kind != Piece.Kind.TALK or not form.is_valid():
        raise Http404
    try:
        services.answer(user=me(request), piece=piece, sent=form.sent(), now=timezone.now())
    except AnswerRefused as problem:
        return _going_on(request, piece, text=form.sent().text, error=str(problem), status=422)
    except services.WentOn:
        messages.error(request, _("This answer was not kept: the talk had gone on, or the time was up."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("assessment:room", attempt, number)


@require_POST
@sensitive_post_parameters("text")
@never_cache
def text(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Keep the answer to a written task, or hand it in."""
    piece, words = own_piece_or_404(request, attempt, number), request.POST.get("text", "")
    if piece.kind != Piece.Kind.WRITTEN:
        raise Http404
    final = "hand_in" in request.POST
    try:
        services.keep_text(user=me(request), piece=piece, text=words, final=final, now=timezone.now())
    except AnswerRefused as problem:
        return _going_on(request, piece, text=words, error=str(problem), status=422)
    except services.WentOn:
        messages.error(request, _("The time was up. What you had kept before counts."))
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("Handed in.") if final else _("Kept. You can go on writing."))
    return redirect("assessment:room", attempt, number)


@require_POST
def leave(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """End a part before its time."""
    return _changed(request, own_piece_or_404(request, attempt, number), services.leave)


@require_POST
def resume(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Give back the time that a lost connection took."""
    return _changed(request, own_piece_or_404(request, attempt, number), services.resume)


def _changed(request: HttpRequest, piece: Piece, deed: Callable[..., None]) -> HttpResponse:
    try:
        deed(user=me(request), piece=piece, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("assessment:room", piece.attempt_id, piece.number)


def _before(request: HttpRequest, piece: Piece) -> HttpResponse:
    talk = piece.kind == Piece.Kind.TALK
    context = {
        "piece": piece,
        "scenario": scenario_for(piece) if talk else None,
        "prompt": None if talk else prompt_for(piece),
    }
    return render(request, "assessment/part_before.html", context)


def _going_on(request: HttpRequest, piece: Piece, *, status: int = 200, **shown: str) -> HttpResponse:
    if piece.kind == Piece.Kind.TALK:
        return render(request, "assessment/talk.html", {"screen": talk_screen(piece, **shown)}, status=status)
    return render(request, "assessment/task.html", {"screen": task_screen(piece, **shown)}, status=status)
