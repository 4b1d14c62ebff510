"""Sending to review, reviewing, publishing now or on a day, withdrawing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmline.apps.modules import services
from warmline.apps.modules.forms import DayForm
from warmline.apps.modules.views.common import own_module_or_404, own_version_or_404, writers_only
from warmline.apps.modules.writing_screens import in_her_zone
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me
from warmline.apps.studio.forms import NoteForm

HOME = "modules:case"


@writers_only
@require_POST
def send(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask for a review."""
    version, who, now = own_version_or_404(request, pk, number), me(request), timezone.now()
    said = _("It waits for somebody who did not write it.")
    return act(request, lambda: services.send_to_review(actor=who, version=version, now=now), said, HOME, pk)


@writers_only
@require_POST
def review(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Approve a version, or give it back with a note."""
    version, who, now = own_version_or_404(request, pk, number), me(request), timezone.now()
    form = NoteForm(request.POST)
    data = form.cleaned_data if form.is_valid() else {"note": "", "seen": ""}
    if "back" in request.POST:
        said = _("It went back to its writer, with your note.")
        deed = lambda: services.send_back(actor=who, version=version, note=data["note"], now=now)  # noqa: E731
    else:
        said = _("Reviewed. It can be published.")
        deed = lambda: services.approve(actor=who, version=version, now=now, **data)  # noqa: E731
    return act(request, deed, said, HOME, pk)


@writers_only
@require_POST
def publish(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Publish a version now."""
    version, who, now = own_version_or_404(request, pk, number), me(request), timezone.now()
    said = _("Published. Whoever reads the version before finishes that one.")
    return act(request, lambda: services.publish(actor=who, version=version, now=now), said, HOME, pk)


@writers_only
@require_POST
def schedule(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Let a version appear by itself on a day."""
    version, form = own_version_or_404(request, pk, number), DayForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose a day and a time."))
        return redirect(HOME, pk)
    at = in_her_zone(me(request), form.cleaned_data["at"])
    try:
        services.publish(actor=me(request), version=version, now=timezone.now(), at=at)
        messages.success(request, _("It appears by itself then."))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect(HOME, pk)


@writers_only
@require_POST
def unschedule(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Take the day of a version back."""
    version, who, now = own_version_or_404(request, pk, number), me(request), timezone.now()
    said = _("The day is taken back. The text may change again.")
    return act(request, lambda: services.unschedule(actor=who, version=version, now=now), said, HOME, pk)


@writers_only
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a module back."""
    module, who, now = own_module_or_404(request, pk), me(request), timezone.now()
    said = _("It is taken back. Whoever began it may finish it.")
    return act(request, lambda: services.withdraw(actor=who, module=module, now=now), said, HOME, pk)


@writers_only
@require_POST
def next_version(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin the next version."""
    module, who, now = own_module_or_404(request, pk), me(request), timezone.now()
    said = _("The next version is a copy of the last one. Change it.")
    return act(request, lambda: services.new_version(actor=who, module=module, now=now), said, HOME, pk)
