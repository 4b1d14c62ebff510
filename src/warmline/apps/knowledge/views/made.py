"""Tests that a house made: the list, making one, whom it was given, closing it."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.knowledge import services
from warmline.apps.knowledge.forms import AssignForm, PlanForm
from warmline.apps.knowledge.models import Form
from warmline.apps.knowledge.selectors import done_in, people_to_name
from warmline.apps.knowledge.views.common import form_or_404, writers_only
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.views.common import act, is_done, me


@writers_only
@require_GET
def made(request: HttpRequest) -> HttpResponse:
    """Show the tests of the house."""
    forms = Form.objects.visible_to(me(request)).filter(organisation__isnull=False).select_related("made_by")
    return render(request, "knowledge/made.html", {"forms": forms.order_by("closed_at", "-made_at")[:100]})


@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest) -> HttpResponse:
    """Make a test."""
    user = me(request)
    form = PlanForm(request.POST or None, people=people_to_name(user))
    if request.method == "POST" and form.is_valid():
        readers = form.cleaned_data["readers"]
        try:
            test = services.make_form(actor=user, plan=form.plan(), readers=readers, now=timezone.now())
            return redirect("knowledge:test", test.pk)
        except Refused as refused:
            form.add_error(None, str(refused))
    return render(request, "knowledge/make.html", {"form": form})


@writers_only
@require_http_methods(["GET", "HEAD", "POST"])
def test(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a test with who has done it, or give it to people."""
    found, user = form_or_404(request, pk), me(request)
    form = AssignForm(request.POST or None, people=Person.objects.visible_to(user).present())
    asked: list[int] = []
    deed = lambda data: asked.append(_assign(user, found, data))  # noqa: E731
    if is_done(request, form, deed, _("They see it on their page of tests.")):
        messages.info(request, ngettext("%d person was asked.", "%d people were asked.", asked[0]) % asked[0])
        return redirect("knowledge:test", pk)
    return render(request, "knowledge/test.html", {"form": form, "test": found, "rows": done_in(user, found)})


def _assign(user: Person, test: Form, data: dict[str, Any]) -> int:
    people, due = data["people"], data["due"]
    until = None
    if due:
        midnight = datetime.combine(due + timedelta(days=1), time(), tzinfo=ZoneInfo(user.timezone))
        until = midnight - timedelta(seconds=1)
    return services.assign(actor=user, form=test, people=list(people), now=timezone.now(), due_at=until)


@writers_only
@require_POST
def close(request: HttpRequest, pk: int) -> HttpResponse:
    """Close a test."""
    found, said = form_or_404(request, pk), _("Closed. Nobody can begin it any more.")
    deed = lambda: services.close_form(actor=me(request), form=found, now=timezone.now())  # noqa: E731
    return act(request, deed, said, "knowledge:test", pk)
