"""Two versions of a module side by side."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.views.common import act, is_done, me
from warmline.apps.programmes.forms import PilotForm
from warmline.apps.programmes.models import Pilot
from warmline.apps.programmes.screens.comparing import compare_page, pilots_of
from warmline.apps.programmes.services.piloting import begin_pilot, end_pilot
from warmline.apps.programmes.views.common import managers_only


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def pilots(request: HttpRequest) -> HttpResponse:
    """List the comparisons, and begin one."""
    user = me(request)
    form = PilotForm(request.POST or None, organisation=user.organisation)
    if is_done(
        request,
        form,
        lambda data: begin_pilot(actor=user, now=timezone.now(), **data),
        _("Begun. From now on chance decides who gets which version."),
    ):
        return redirect("programmes:pilots")
    context = {"pilots": pilots_of(user), "form": form, "several": form.fields["module"].queryset.exists()}  # type: ignore[attr-defined]
    return render(request, "programmes/pilots.html", context, status=422 if form.is_bound else 200)


@managers_only
@require_GET
def pilot(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what is known of both versions."""
    row = get_object_or_404(Pilot.objects.visible_to(me(request)), pk=pk)
    return render(request, "programmes/pilot.html", {"page": compare_page(row, timezone.now())})


@managers_only
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    """End a comparison."""
    user = me(request)
    row = get_object_or_404(Pilot.objects.visible_to(user), pk=pk)
    return act(
        request,
        lambda: end_pilot(actor=user, pilot=row, now=timezone.now()),
        _("Ended. What was found stays."),
        "programmes:pilot",
        pk,
    )
