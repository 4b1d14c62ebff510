"""The front page of the lessons, and watching a model conversation."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from warmline.apps.lessons.front import front_page
from warmline.apps.lessons.watching import NoLongerFits, watch_page
from warmline.apps.library.selectors import published_version, scenario_of
from warmline.apps.people.views.common import or_404
from warmline.apps.roleplay.views.common import person


@require_GET
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Show the ways to learn from a conversation."""
    return render(request, "lessons/front.html", {"page": front_page(person(request))})


@require_GET
@never_cache
def watch(request: HttpRequest, scenario: str) -> HttpResponse:
    """Show a model conversation at one step."""
    step = request.GET.get("step", "0")
    return _watched(request, "lessons/watch.html", scenario, int(step) if step.isdecimal() and len(step) < 4 else 0)


@require_GET
@never_cache
def watch_whole(request: HttpRequest, scenario: str) -> HttpResponse:
    """Show a whole model conversation on one page, laid out for paper."""
    return _watched(request, "lessons/watch_whole.html", scenario, None)


def _watched(request: HttpRequest, template: str, key: str, step: int | None) -> HttpResponse:
    version = or_404(published_version(key, person(request).organisation_id))
    try:
        page = watch_page(version, step)
    except NoLongerFits:
        return render(request, "lessons/changed.html", {"scenario": scenario_of(version)})
    if page is None:
        raise Http404
    return render(request, template, {"page": page})
