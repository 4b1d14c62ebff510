"""The customer's seat: the brief, the talk, and what helped and hurt."""

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

from warmline.apps.lessons import services
from warmline.apps.lessons.models import Seat
from warmline.apps.lessons.seating import seat_page
from warmline.apps.lessons.selectors import own_seat, read_own_sitting
from warmline.apps.library.selectors import published_version, scenario_of
from warmline.apps.people.views.common import or_404
from warmline.apps.roleplay.answers import AnswerRefused
from warmline.apps.roleplay.forms import KeyForm
from warmline.apps.roleplay.views.common import person


@require_GET
def choose(request: HttpRequest) -> HttpResponse:
    """Go to the brief of the customer that was chosen in the list."""
    who = request.GET.get("who", "")[:80].replace("\x00", "")  # which PostgreSQL refuses
    version = published_version(who, person(request).organisation_id)
    return redirect("lessons:front") if version is None else redirect("lessons:sit", version.key)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters("text")
def sit(request: HttpRequest, scenario: str) -> HttpResponse:
    """Show the customer's brief, or begin with her first words."""
    version = or_404(published_version(scenario, person(request).organisation_id))
    words = request.POST.get("text", "")
    context = {"scenario": scenario_of(version), "typed": words}
    if request.method != "POST":
        return render(request, "lessons/sit.html", context)
    form = KeyForm(request.POST)
    if not form.is_valid():
        raise Http404
    key = form.cleaned_data["key"]
    try:
        seat = services.take_seat(user=person(request), version=version, key=key, words=words, now=timezone.now())
    except AnswerRefused as refused:
        return render(request, "lessons/sit.html", {**context, "error": str(refused)}, status=422)
    except services.SeatTaken as problem:
        raise Http404 from problem
    return redirect("lessons:seat", seat.pk)


@require_GET
@never_cache
def seat(request: HttpRequest, key: UUID) -> HttpResponse:
    """Show a talk from the customer's seat."""
    return _shown(request, _own(request, key))


@require_POST
@sensitive_post_parameters("text")
def say(request: HttpRequest, key: UUID) -> HttpResponse:
    """Answer the agent."""
    own, number, words = _own(request, key), request.POST.get("number", ""), request.POST.get("text", "")
    if not (number.isascii() and number.isdecimal() and len(number) < 4):
        raise Http404
    try:
        services.answer_agent(user=person(request), seat=own, number=int(number), words=words, now=timezone.now())
    except AnswerRefused as refused:
        return _shown(request, own, error=str(refused), typed=words)
    return redirect("lessons:seat", own.pk)


@require_POST
def leave(request: HttpRequest, key: UUID) -> HttpResponse:
    """End the talk and see who answered."""
    own = _own(request, key)
    services.leave_seat(user=person(request), seat=own, now=timezone.now())
    return redirect("lessons:seat", own.pk)


@require_POST
@sensitive_post_parameters("helped", "hurt")
def reflect(request: HttpRequest, key: UUID) -> HttpResponse:
    """Keep what helped and what hurt."""
    own, sent = _own(request, key), request.POST
    helped, hurt = sent.get("helped", ""), sent.get("hurt", "")
    services.reflect(user=person(request), seat=own, helped=helped, hurt=hurt, now=timezone.now())
    messages.success(request, _("Kept, for you alone."))
    return redirect("lessons:seat", own.pk)


def _own(request: HttpRequest, key: UUID) -> Seat:
    return or_404(own_seat(person(request), key))


def _shown(request: HttpRequest, own: Seat, *, error: str = "", typed: str = "") -> HttpResponse:
    page = seat_page(own, read_own_sitting(person(request), own), error=error, typed=typed)
    return render(request, "lessons/seat.html", {"page": page}, status=422 if error else 200)
