"""Marking an example: she first, then the authors and the machine."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from warmline.apps.lessons import services
from warmline.apps.lessons.marking import mark_page
from warmline.apps.lessons.selectors import read_own_marks
from warmline.apps.people.views.common import or_404
from warmline.apps.roleplay.views.common import person


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@sensitive_post_parameters()
def mark(request: HttpRequest, skill: str, example: str) -> HttpResponse:
    """Show an example, or keep how she marked it."""
    return _keep(request, skill, example) if request.method == "POST" else _show(request, skill, example)


def _show(request: HttpRequest, skill: str, example: str, *, missing: bool = False) -> HttpResponse:
    anew = missing or "again" in request.GET
    page = or_404(mark_page(skill, example, read_own_marks(person(request)), anew=anew, missing=missing))
    return render(request, "lessons/mark.html", {"page": page}, status=422 if missing else 200)


def _keep(request: HttpRequest, skill: str, example: str) -> HttpResponse:
    anchors = {key: int(value) for key, value in request.POST.items() if value in ("1", "2", "3", "4")}
    try:
        services.mark_example(user=person(request), skill=skill, example=example, anchors=anchors, now=timezone.now())
    except KeyError as problem:
        raise Http404 from problem
    except services.NotAllMarked:
        return _show(request, skill, example, missing=True)
    return redirect("lessons:mark", skill, example)
