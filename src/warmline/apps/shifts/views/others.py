"""Shifts of others: files for managers and admins, and the week of a team."""

from __future__ import annotations

from datetime import date, timedelta

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.people.errors import require
from warmline.apps.people.views.common import act, me
from warmline.apps.shifts import services
from warmline.apps.shifts.forms import ShiftsFileForm
from warmline.apps.shifts.importing.rows import read_bad_rows
from warmline.apps.shifts.models import ShiftImport
from warmline.apps.shifts.selectors import imports_of, zone_of
from warmline.apps.shifts.views.common import brought, sees_team
from warmline.apps.shifts.week import team_week

PAGE = 20
SHOWN = 100


@require_http_methods(["GET", "POST"])
def uploads(request: HttpRequest) -> HttpResponse:
    """Take a file of shifts, and show the files of before."""
    person = me(request)
    require("shifts.bring", person)
    form = ShiftsFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST":
        done = brought(
            form, lambda data, name: services.bring(actor=person, data=data, filename=name, now=timezone.now())
        )
        if done is not None:
            return redirect("shifts:upload", done.pk)
    page = Paginator(imports_of(person).filter(is_own=False), PAGE).get_page(request.GET.get("page", "1"))
    return render(
        request, "shifts/uploads.html", {"form": form, "page_obj": page}, status=422 if form.is_bound else 200
    )


@require_safe
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what came of a file: what went in, what stayed out and why."""
    found = _own_or_404(request, pk)
    bad = read_bad_rows(bytes(found.bad_rows).decode())[:SHOWN]
    return render(request, "shifts/upload.html", {"upload": found, "bad": bad})


@require_safe
def bad_rows(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the lines that stayed out, to be mended and loaded again."""
    found = _own_or_404(request, pk)
    if not found.bad_rows:
        raise Http404
    response = HttpResponse(bytes(found.bad_rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="shifts-to-mend.csv"'
    return response


@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take out what a file brought."""
    found, person = _own_or_404(request, pk), me(request)
    said = _("Taken back. What this file brought is gone.")
    return act(
        request,
        lambda: services.undo(actor=person, upload=found, now=timezone.now()),
        said,
        "shifts:mine" if found.is_own and found.uploaded_by_id == person.pk else "shifts:uploads",
    )


@require_safe
def team(request: HttpRequest) -> HttpResponse:
    """Show who works in a week, of the people the viewer leads, manages or administers."""
    person = me(request)
    if not sees_team(person):
        raise PermissionDenied("shifts.team")
    first = _week(request.GET.get("from", ""), timezone.now().astimezone(zone_of(person)).date())
    days, page, rows = team_week(person, first, request.GET.get("page", "1"))
    context = {"days": days, "rows": rows, "page_obj": page, "before": first - timedelta(days=7)}
    context["after"] = first + timedelta(days=7)
    return render(request, "shifts/team.html", context)


def _week(text: str, today: date) -> date:
    """Return the Monday of the week that was asked for, of this week where none was that makes sense."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = today
    if abs(day - today) > timedelta(days=730):
        day = today
    return day - timedelta(days=day.weekday())


def _own_or_404(request: HttpRequest, pk: int) -> ShiftImport:
    return get_object_or_404(imports_of(me(request)), pk=pk)
