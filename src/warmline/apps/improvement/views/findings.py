"""Findings about content, and what people said of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.improvement.forms import NoteForm
from warmline.apps.improvement.models import Finding
from warmline.apps.improvement.rules import improves
from warmline.apps.improvement.selectors.behind import came_back
from warmline.apps.improvement.selectors.findings import findings_page
from warmline.apps.improvement.selectors.reactions import heard_list, told_of
from warmline.apps.improvement.services import ask_to_look, handle
from warmline.apps.improvement.words import said_of
from warmline.apps.knowledge.rules import writes_items
from warmline.apps.people.views.common import act, is_done, me, only_for, or_404

# Answer 404 to everybody who does not look after content: for them there is no such room.
improvers_only = only_for(improves)


@improvers_only
@require_GET
def front(request: HttpRequest) -> HttpResponse:
    """List what should be looked at."""
    user = me(request)
    context = {"page": findings_page(user), "came": came_back(user.organisation_id, timezone.now())}
    return render(request, "improvement/front.html", context)


@improvers_only
@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """Have everything looked over again."""
    user = me(request)
    said = _("Everything is being looked over. Come back in a minute.")
    return act(request, lambda: ask_to_look(actor=user, now=timezone.now()), said, "improvement:front")


@improvers_only
@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one finding, and take the note of whoever handled it."""
    user = me(request)
    row = get_object_or_404(Finding.objects.visible_to(user).select_related("handled_by"), pk=pk)
    form = NoteForm(request.POST or None)
    if is_done(
        request,
        form,
        lambda data: handle(actor=user, finding=row, note=data["note"], now=timezone.now()),
        _("Handled. It opens again if it comes back."),
    ):
        return redirect("improvement:front")
    context = {"said": said_of(row), "form": form, "goes": writes_items(user)}
    return render(request, "improvement/finding.html", context, status=422 if form.is_bound else 200)


@improvers_only
@require_GET
def reactions(request: HttpRequest) -> HttpResponse:
    """List what enough people have said something about."""
    return render(request, "improvement/reactions.html", {"heard": heard_list(me(request))})


@improvers_only
@require_GET
def reaction(request: HttpRequest, kind: str, ref: str, version: int) -> HttpResponse:
    """Show what was said of one version of one thing."""
    told = or_404(told_of(me(request), kind, ref, version))
    return render(request, "improvement/reaction.html", {"told": told})
