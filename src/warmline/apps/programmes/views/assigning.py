"""Assigning a programme: counts before anybody says yes; and how far people come."""

from __future__ import annotations

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me
from warmline.apps.programmes.audiences import count
from warmline.apps.programmes.forms import AssignForm
from warmline.apps.programmes.models import Assignment, Programme
from warmline.apps.programmes.rules import manages_everywhere, sites_managed
from warmline.apps.programmes.screens.reach import reach_page
from warmline.apps.programmes.services.assigning import assign, check_dates, check_steps, stop_assigning
from warmline.apps.programmes.services.following import move_on
from warmline.apps.programmes.views.common import managers_only, programme_or_404


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def assign_to(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask who and by when, show the counts, and assign once they were seen and confirmed."""
    found = programme_or_404(request, pk)
    form = AssignForm(request.POST or None, user=me(request))
    counts = None
    if request.method == "POST" and form.is_valid():
        try:
            if "yes" in request.POST:
                return _assign(request, found, form)
            check_dates(actor=me(request), programme=found, now=timezone.now(), **form.dates())
            check_steps(actor=me(request), programme=found)
            counts = count(form.audience(), found, timezone.now())
        except (Refused, PermissionDenied) as refused:
            form.add_error(None, str(refused) or _("This place is not yours to assign for."))
    context = {"programme": found, "form": form, "counts": counts}
    return render(request, "programmes/assign.html", context, status=422 if form.errors else 200)


def _assign(request: HttpRequest, programme: Programme, form: AssignForm) -> HttpResponse:
    dates, now = form.dates(), timezone.now()
    starts_on, due_on = dates["starts_on"], dates["due_on"]
    assign(
        actor=me(request),
        programme=programme,
        audience=form.audience(),
        now=now,
        starts_on=starts_on,
        due_on=due_on,
    )
    messages.success(request, _("Assigned. People are being enrolled in the background."))
    return redirect("programmes:programme", programme.pk)


@managers_only
@require_POST
def stop(request: HttpRequest, pk: int, assignment: int) -> HttpResponse:
    """Enrol nobody any more."""
    row = get_object_or_404(Assignment.objects.visible_to(me(request)), pk=assignment, programme=pk)
    user = me(request)
    return act(
        request,
        lambda: stop_assigning(actor=user, assignment=row, now=timezone.now()),
        _("Stopped. Who is on it stays on it."),
        "programmes:programme",
        pk,
    )


@managers_only
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Put everybody who is under way onto the newest version."""
    found, user, now = programme_or_404(request, pk), me(request), timezone.now()
    places = [None] if manages_everywhere(user) else list(sites_managed(user))
    return act(
        request,
        lambda: [move_on(actor=user, programme=found, site=place, now=now) for place in places],
        _("Moved on. Everybody concerned is told, and what was done stays done."),
        "programmes:programme",
        pk,
    )


@managers_only
@require_GET
def reach(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far people come: counts alone, none of groups below five."""
    found = programme_or_404(request, pk)
    context = {"programme": found, "page": reach_page(me(request), found)}
    return render(request, "programmes/reach.html", context)
