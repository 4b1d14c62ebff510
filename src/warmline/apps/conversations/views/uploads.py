"""Uploads: the list, a new one, how far it is, what to do with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.conversations import services
from warmline.apps.conversations.forms import FileForm
from warmline.apps.conversations.models import Upload
from warmline.apps.conversations.screens import progress_of, upload_context
from warmline.apps.conversations.selectors import bad_rows, uploads_page
from warmline.apps.conversations.views.common import analysts_only, upload_or_404
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me

SHOWN = 50


@analysts_only
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """List the files."""
    page = uploads_page(me(request), request.GET.get("page", "1"))
    return render(request, "conversations/home.html", {"page_obj": page})


@analysts_only
@require_http_methods(["GET", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Take a file in and go to its page."""
    form = FileForm(request.POST or None, request.FILES or None, user=me(request))
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = services.receive(actor=me(request), name=file.name, chunks=file.chunks(), site=form.place)
        except Refused as refused:
            form.add_error("file", str(refused))
        else:
            if found.known:
                messages.info(request, _("This file is already here, so nothing was added. This is its page."))
            return redirect("conversations:upload", found.upload.pk)
    return render(request, "conversations/new.html", {"form": form}, status=422 if form.is_bound else 200)


@analysts_only
@require_safe
def upload(request: HttpRequest, pk: int) -> HttpResponse:
    """Show how far a file is and what came of it; asked in the background, only how far it is."""
    found = upload_or_404(request, pk)
    if getattr(request, "htmx", False):
        return _part(request, found)
    rows = bad_rows(me(request), found)[:SHOWN] if found.bad else []
    return render(request, "conversations/upload.html", {**upload_context(found), "bad": rows})


def _part(request: HttpRequest, found: Upload) -> HttpResponse:
    if found.at_work and found.stage == request.GET.get("stage", found.stage):
        return render(request, "conversations/parts/progress.html", {"upload": found, "progress": progress_of(found)})
    # What follows is another page: the browser is asked to fetch it.
    return HttpResponse(headers={"HX-Refresh": "true"})


@analysts_only
@require_POST
def start(request: HttpRequest, pk: int) -> HttpResponse:
    """Begin to score."""
    found, said = upload_or_404(request, pk), _("It is being scored. You can leave this page.")
    return act(request, lambda: services.start(actor=me(request), upload=found), said, "conversations:upload", pk)


@analysts_only
@require_POST
def stop(request: HttpRequest, pk: int) -> HttpResponse:
    """Stop scoring."""
    found, said = upload_or_404(request, pk), _("Stopped. What is scored stays, and you can go on any time.")
    return act(request, lambda: services.stop(actor=me(request), upload=found), said, "conversations:upload", pk)


@analysts_only
@require_POST
def go_on(request: HttpRequest, pk: int) -> HttpResponse:
    """Go on with what was stopped or rests."""
    found, said = upload_or_404(request, pk), _("It goes on where it was.")
    return act(request, lambda: services.go_on(actor=me(request), upload=found), said, "conversations:upload", pk)


@analysts_only
@require_http_methods(["GET", "POST"])
def delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once; then delete file, conversations and scores."""
    found = upload_or_404(request, pk)
    if request.method == "POST":
        said = _("Deleted, with all its conversations and scores.")
        return act(request, lambda: services.delete(actor=me(request), upload=found), said, "conversations:home")
    return render(request, "conversations/delete.html", {"upload": found})
