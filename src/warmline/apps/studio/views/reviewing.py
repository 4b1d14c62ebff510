"""Sending to review, reviewing, publishing."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from warmline.apps.library.languages import is_spoken
from warmline.apps.people.views.common import act, me
from warmline.apps.studio import services
from warmline.apps.studio.forms import NoteForm
from warmline.apps.studio.views.common import version_or_404, writers_only

HOME = "studio:case"


@writers_only
@require_POST
def send(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Ask for a review."""
    revision = version_or_404(request, pk, number)
    said = _("It waits for somebody who did not write it.")
    return act(request, lambda: services.send_to_review(actor=me(request), revision=revision), said, HOME, pk)


@writers_only
@require_POST
def review(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Approve a version, or give it back with a note."""
    revision, who = version_or_404(request, pk, number), me(request)
    form = NoteForm(request.POST)
    data = form.cleaned_data if form.is_valid() else {"note": "", "seen": ""}
    if "back" in request.POST:
        said = _("It went back to its writer, with your note.")
        return act(request, lambda: services.send_back(actor=who, revision=revision, note=data["note"]), said, HOME, pk)
    return act(
        request,
        lambda: services.approve(actor=who, revision=revision, seen=data["seen"], note=data["note"]),
        _("Reviewed. What else it needs stands below."),
        HOME,
        pk,
    )


@writers_only
@require_POST
def publish(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Publish a version."""
    revision = version_or_404(request, pk, number)
    said = _("Published. It is on Practise now.")
    if not is_spoken(revision.case.language):
        said = _("Published. Colleagues find it under “Practise with a colleague”, to play and to read.")
    return act(request, lambda: services.publish(actor=me(request), revision=revision), said, HOME, pk)
