"""Before a talk: choosing how hard it shall be, beginning it, and meeting the same customer on another day."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.library.models import ScenarioVersion
from warmline.apps.library.selectors import published_version
from warmline.apps.roleplay import services
from warmline.apps.roleplay.before_page import before_page
from warmline.apps.roleplay.forms import StartForm
from warmline.apps.roleplay.views.common import own_or_404, person, to_talk


@require_GET
@never_cache
def before(request: HttpRequest, scenario: str) -> HttpResponse:
    """Show who comes and what can be chosen before the talk begins."""
    wanted = request.GET.get("steps", "")
    steps = int(wanted) if wanted in {"-1", "1", "2", "3"} else 0
    page = before_page(person(request), _published_or_404(request, scenario), steps=steps)
    return render(request, "roleplay/before.html", {"page": page})


@require_POST
def start(request: HttpRequest, scenario: str) -> HttpResponse:
    """Begin a conversation and go to it."""
    return _begin(request, _published_or_404(request, scenario), steps=0)


@require_POST
def another_day(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Meet the same customer on another day, as hard as before unless the form says otherwise."""
    session, _ = own_or_404(request, session_id)
    newest = published_version(session.scenario.key, person(request).organisation_id)
    return _begin(request, newest or session.scenario, steps=session.steps)


def _published_or_404(request: HttpRequest, scenario: str) -> ScenarioVersion:
    version = published_version(scenario, person(request).organisation_id)
    if version is None:
        raise Http404
    return version


def _begin(request: HttpRequest, version: ScenarioVersion, *, steps: int) -> HttpResponse:
    form = StartForm(request.POST)
    if not form.is_valid():
        raise Http404
    chosen = form.cleaned_data["steps"]
    steps = steps if chosen is None else chosen
    key, sure, now = form.cleaned_data["key"], form.cleaned_data["sure"], timezone.now()
    try:
        made = services.start(user=person(request), version=version, key=key, now=now, steps=steps, sure=sure)
    except services.LeftOut:
        return redirect(f"{reverse('roleplay:before', args=[version.key])}?steps={steps}")
    return to_talk(made)
