"""Taking a test: the list, the announcement, one item a page, the result."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.knowledge import services
from warmline.apps.knowledge.forms import no_answer_words
from warmline.apps.knowledge.models import Attempt
from warmline.apps.knowledge.rules import is_expert, writes_items
from warmline.apps.knowledge.screens import announcement, home_page, result_page, room_page
from warmline.apps.knowledge.services.taking import is_over
from warmline.apps.knowledge.views.common import form_or_404, own_or_404, seen_or_404
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import me, number
from warmline.core.measurement.items import BadAnswer

ROOM, RESULT = "knowledge:room", "knowledge:result"


@require_GET
@never_cache
def home(request: HttpRequest) -> HttpResponse:
    """Show what the person may take, and what she has done."""
    user = me(request)
    context = {"page": home_page(user), "writes": writes_items(user), "is_expert": is_expert(user)}
    return render(request, "knowledge/home.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def begin(request: HttpRequest, pk: int) -> HttpResponse:
    """Announce a test, or begin it."""
    form, user = form_or_404(request, pk), me(request)
    if request.method != "POST":
        return render(request, "knowledge/announcement.html", {"page": announcement(user, form, timezone.now())})
    try:
        attempt = services.start(user=user, form=form, key=_key(request), now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("knowledge:home")
    return redirect(ROOM, attempt.pk)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def room(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show the item that waits, or take its answer."""
    attempt = own_or_404(request, key)
    if attempt.is_running and is_over(attempt, timezone.now()):
        services.finish(user=me(request), attempt=attempt, now=timezone.now())
        messages.warning(request, _("The time is over. What you answered before counts."))
        return redirect(RESULT, attempt.pk)
    if request.method == "POST":
        return _answered(request, attempt)
    return _shown(request, attempt)


def _answered(request: HttpRequest, attempt: Attempt) -> HttpResponse:
    place, user = number(request.POST.get("place", "")), me(request)
    sent = _sent(request)
    try:
        found = services.answer(
            user=user, attempt=attempt, place=place, key=_key(request), sent=sent, now=timezone.now()
        )
    except BadAnswer:
        return _shown(request, attempt, is_bad=True)
    except Refused as refused:
        messages.warning(request, str(refused))
        found = own_or_404(request, attempt.pk)
    return redirect(ROOM if found.is_running else RESULT, found.pk)


def _shown(request: HttpRequest, attempt: Attempt, *, is_bad: bool = False) -> HttpResponse:
    page = room_page(me(request), attempt, typed=_sent(request)) if attempt.is_running else None
    if page is None:
        return redirect(RESULT, attempt.pk)
    error = no_answer_words(page.shown.kind) if is_bad else ""
    return render(request, "knowledge/room.html", {"page": page, "error": error}, status=422 if is_bad else 200)


@require_POST
def end(request: HttpRequest, key: UUID) -> HttpResponse:
    """End a test before its last item."""
    attempt = own_or_404(request, key)
    services.finish(user=me(request), attempt=attempt, now=timezone.now())
    return redirect(RESULT, attempt.pk)


@require_GET
@never_cache
def result(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show what came of a test, to its owner or to a person who was named for it."""
    attempt = seen_or_404(request, key)
    if attempt.is_running:
        if attempt.person_id != me(request).pk:
            raise Http404
        return redirect(ROOM, attempt.pk)
    return render(request, "knowledge/result.html", {"page": result_page(me(request), attempt)})


def _sent(request: HttpRequest) -> list[str]:
    """What was chosen: one field with one or many values, or a numbered field for each line."""
    lines = [name for n in range(1, 13) if (name := f"a{n}") in request.POST]
    return [request.POST[name] for name in lines] if lines else request.POST.getlist("a")


def _key(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("key", ""))
    except ValueError as problem:
        raise Http404 from problem
