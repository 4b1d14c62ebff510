"""The first pages."""

from __future__ import annotations

from typing import cast
from uuid import uuid4

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from warmline.adapters.content.figures import read_figures
from warmline.apps.library.ports import reader, rubric
from warmline.apps.pages import selectors
from warmline.apps.pages.coverage_page import coverage_page
from warmline.apps.pages.leads import administers, leads
from warmline.apps.pages.listing import practise_page
from warmline.apps.pages.models_page import models_page
from warmline.apps.pages.overturned_page import overturned_page
from warmline.apps.people import sample_mode
from warmline.apps.people.models import Person


@require_GET
@never_cache
@login_not_required
def today(request: HttpRequest) -> HttpResponse:
    """Show a person's own next step. Whoever is not signed in goes to the entrance: the sample's, where it is open."""
    if not request.user.is_authenticated:
        return redirect("sample_sign_in" if sample_mode.is_open(request) else "account_login")
    page = selectors.today(request.user, timezone.now())
    context = {"page": page, "key": uuid4(), "leads": leads(request), "administers": administers(request)}
    return render(request, "pages/today.html", context)


@require_GET
@never_cache
def practise(request: HttpRequest) -> HttpResponse:
    """Show every customer and the person's own talks."""
    wanted = {name: request.GET.get(name, "")[:40] for name in ("level", "industry", "channel")}
    page = practise_page(cast(Person, request.user), **wanted)
    return render(request, "pages/practise.html", {"page": page})


@require_GET
@never_cache
def team(request: HttpRequest) -> HttpResponse:
    """Show a lead how many of the team practised. For everybody else the page does not exist."""
    pages = selectors.led_teams(cast(Person, request.user), timezone.now())
    if not pages:
        raise Http404
    return render(request, "pages/team.html", {"pages": pages})


@require_GET
@never_cache
def models(request: HttpRequest) -> HttpResponse:
    """Show what reads, what it was tested on, and where it is not proven. It holds nothing of anybody."""
    page = models_page(read_figures(), rubric(), reader().version)
    return render(request, "pages/models.html", {"page": page})


@require_GET
@never_cache
def overturned(request: HttpRequest) -> HttpResponse:
    """Show how often people overturned a point in this organisation: counts only, over five people or more."""
    page = overturned_page(cast(Person, request.user), rubric(), timezone.localdate())
    return render(request, "pages/overturned.html", {"page": page})


@require_GET
@never_cache
def coverage(request: HttpRequest) -> HttpResponse:
    """Show which skill can be practised at which level, and with whom."""
    return render(request, "pages/coverage.html", {"page": coverage_page(cast(Person, request.user), rubric())})
