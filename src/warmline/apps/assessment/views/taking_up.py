"""Taking up an appeal whose judge is not there any more."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.unclaimed import AnyAppeal, unclaimed_for
from warmline.apps.people.views.common import act, me


@require_POST
def take_up(request: HttpRequest, appeal: int) -> HttpResponse:
    """Take up an appeal against a decision."""
    return _taken_up(request, unclaimed_for(me(request), timezone.now()).appeals, appeal, "assessment:settle")


@require_POST
def take_up_revoked(request: HttpRequest, appeal: int) -> HttpResponse:
    """Take up an appeal against a taking back."""
    return _taken_up(request, unclaimed_for(me(request), timezone.now()).revoked, appeal, "assessment:settle_revoked")


def _taken_up(request: HttpRequest, rows: Sequence[AnyAppeal], appeal: int, to: str) -> HttpResponse:
    found = next((each for each in rows if each.pk == appeal), None)
    if found is None:
        raise Http404
    deed = lambda: services.take_up(actor=me(request), appeal=found, now=timezone.now())  # noqa: E731
    return act(request, deed, _("You look at this appeal now. Read it, and settle it here."), to, appeal)
