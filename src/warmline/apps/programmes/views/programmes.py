"""Programmes for those who look after them: the list, one of them, its preview, and what becomes of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.people.views.common import act, is_done, me
from warmline.apps.programmes.forms import HeadForm
from warmline.apps.programmes.models import Programme
from warmline.apps.programmes.screens.catalogue import pilots_running, preview, programme_lines, programme_page
from warmline.apps.programmes.services import catalogue
from warmline.apps.programmes.views.common import managers_only, programme_or_404


@managers_only
@require_GET
def programmes(request: HttpRequest) -> HttpResponse:
    """List the programmes."""
    user = me(request)
    context = {"lines": programme_lines(user), "pilots": pilots_running(user)}
    return render(request, "programmes/list.html", context)


@managers_only
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Begin a programme of the house."""
    form = HeadForm(request.POST or None)
    made: list[Programme] = []
    begin = lambda data: made.append(catalogue.create_programme(actor=me(request), now=timezone.now(), **data))  # noqa: E731
    if is_done(request, form, begin, _("Begun. Add its steps now.")):
        return redirect("programmes:programme", made[0].pk)
    return render(request, "programmes/new.html", {"form": form}, status=422 if form.is_bound else 200)


@managers_only
@require_GET
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a programme with its steps, its assignments, and what can be done with it."""
    page = programme_page(me(request), programme_or_404(request, pk))
    return render(request, "programmes/programme.html", {"page": page})


@managers_only
@require_GET
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a programme as a learner would see it."""
    found = programme_or_404(request, pk)
    context = {"programme": found, "path": preview(me(request), found, timezone.now())}
    return render(request, "programmes/preview.html", context)


@managers_only
@require_POST
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin a programme of the house that starts as this one."""
    user, version = me(request), programme_or_404(request, pk).versions.order_by("-number")[0]
    made = catalogue.copy_programme(actor=user, version=version, now=timezone.now())
    return redirect("programmes:programme", made.pk)


@managers_only
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    """Make the draft the version that people are enrolled on."""
    found, user = programme_or_404(request, pk), me(request)
    said = _("Published. Assign it, or move people on to it.")
    return act(
        request,
        lambda: catalogue.publish(actor=user, programme=found, now=timezone.now()),
        said,
        "programmes:programme",
        pk,
    )


@managers_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a programme out of the list."""
    found, user = programme_or_404(request, pk), me(request)
    return act(
        request,
        lambda: catalogue.withdraw(actor=user, programme=found, now=timezone.now()),
        _("Withdrawn. Who follows it may finish."),
        "programmes:list",
    )
