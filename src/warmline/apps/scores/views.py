"""The pages of the person whom an owner named: what waits for her, and one appeal with its conversation."""

from __future__ import annotations

from typing import cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from warmline.apps.people.models import Person
from warmline.apps.people.views.common import is_done, or_404
from warmline.apps.scores.forms import DecisionForm
from warmline.apps.scores.selectors import one_waiting, waiting_for
from warmline.apps.scores.services import decide


@require_GET
@never_cache
def waiting(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person's decision; for most people that is nothing."""
    return render(request, "scores/waiting.html", {"appeals": waiting_for(cast(Person, request.user))})


@require_http_methods(["GET", "POST"])
@never_cache
@sensitive_post_parameters("reason")
def look(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one appeal to the person who was named, and take her decision. For everybody else it does not exist."""
    judge = cast(Person, request.user)
    found = or_404(one_waiting(judge, pk))
    appeal, shown = found
    form = DecisionForm(request.POST if request.method == "POST" else None, point=shown.plea.point)
    deed = lambda _data: decide(user=judge, appeal=appeal, verdict=form.verdict(), now=timezone.now())  # noqa: E731
    if request.method == "POST" and is_done(request, form, deed, _("Decided. The copy of the talk is deleted.")):
        return redirect("appeals:waiting")
    context = {"appeal": appeal, "shown": shown, "owner": appeal.score.owner, "form": form}
    return render(request, "scores/look.html", context, status=422 if form.is_bound else 200)
