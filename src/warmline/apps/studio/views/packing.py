"""Packs: loading one, and handing scenarios out."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_safe

from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import me
from warmline.apps.studio import services
from warmline.apps.studio.forms import PackForm
from warmline.apps.studio.models import Case
from warmline.apps.studio.packfile import MOST_FILES
from warmline.apps.studio.views.common import case_or_404, writers_only


@writers_only
@require_http_methods(["GET", "POST"])
def load(request: HttpRequest) -> HttpResponse:
    """Take a pack in and say what became of it."""
    form, kept = PackForm(request.POST or None, request.FILES or None), None
    if request.method == "POST" and form.is_valid():
        try:
            kept = services.import_pack(actor=me(request), data=form.cleaned_data["file"].read())
        except Refused as refused:
            form.add_error("file", str(refused))
    status = 422 if request.method == "POST" and kept is None else 200
    return render(request, "studio/load.html", {"form": form, "kept": kept}, status=status)


@writers_only
@require_safe
def export_one(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out one scenario as a pack."""
    case = case_or_404(request, pk)
    return _pack(request, [case], case.key)


@writers_only
@require_safe
def export_all(request: HttpRequest) -> HttpResponse:
    """Hand out every published scenario of the house as a pack; as many as a pack may hold."""
    cases = Case.objects.visible_to(me(request)).exclude(live=None).order_by("key")[:MOST_FILES]
    return _pack(request, list(cases), "scenarios")


def _pack(request: HttpRequest, cases: Sequence[Case], name: str) -> HttpResponse:
    response = HttpResponse(services.export_pack(actor=me(request), cases=cases), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="warmline-{name}.zip"'
    return response
