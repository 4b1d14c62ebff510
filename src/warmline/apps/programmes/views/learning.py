"""The path of the person who asks, what she does on it, and the done-status of a lead's team."""

from __future__ import annotations

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.people.scope import scope_of
from warmline.apps.people.views.common import act, me
from warmline.apps.programmes.models import Enrolment
from warmline.apps.programmes.rules import manages
from warmline.apps.programmes.screens.own import learning_page
from warmline.apps.programmes.screens.team import team_views
from warmline.apps.programmes.services import following


@require_GET
@never_cache
def path(request: HttpRequest) -> HttpResponse:
    """Show the paths of the person who asks, practice included: nobody else can open this page for her."""
    user = me(request)
    context = {"page": learning_page(user, timezone.now()), "manages": manages(user)}
    return render(request, "programmes/path.html", context | {"leads": bool(scope_of(user).teams_led)})


@require_GET
@never_cache
def team(request: HttpRequest) -> HttpResponse:
    """Show a lead what of the assigned steps her team has done. For everybody else the page does not exist."""
    user = me(request)
    if not scope_of(user).teams_led:
        raise Http404
    return render(request, "programmes/team.html", {"views": team_views(user, timezone.now())})


@require_POST
def tick(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Note that she followed a link."""
    tick_it = partial(following.tick_link, enrolment=_own(request, pk), step=step, now=timezone.now())
    return act(request, lambda: tick_it(user=me(request)), _("Noted. On to the next step."), "programmes:path")


@require_POST
def pause(request: HttpRequest, pk: int) -> HttpResponse:
    """Pause a path, or let it go on."""
    row, now, user = _own(request, pk), timezone.now(), me(request)
    if row.is_paused:
        said, deed = _("Your path goes on. Every date has moved by the days you paused."), following.go_on
    else:
        said, deed = _("Paused. Nothing is due until you go on."), following.pause
    return act(request, lambda: deed(actor=user, enrolment=row, now=now), said, "programmes:path")


def _own(request: HttpRequest, pk: int) -> Enrolment:
    rows = Enrolment.objects.running().filter(person=me(request)).select_related("person", "plan", "programme")
    return get_object_or_404(rows, pk=pk)
