"""Deciding: signing, asking a second person, signing as the second, and settling appeals."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.desk_pages import evidence_page, signing_page
from warmline.apps.assessment.forms import RevocationRulingForm, RulingForm, SecondForm, SignForm
from warmline.apps.assessment.four_eyes import deciders_for
from warmline.apps.assessment.models import Appeal, Attempt, RevocationAppeal
from warmline.apps.assessment.standing import standing_of
from warmline.apps.assessment.views.common import assessed_or_404, decided_or_404
from warmline.apps.people.views.common import is_done, me
from warmline.core.certifying import Outcome


def signing(request: HttpRequest, attempt: Attempt, template: str, more: dict[str, Any], now: datetime) -> HttpResponse:
    """Show where a running attempt stands, and take the decision of whoever may sign."""
    page = signing_page(attempt, me(request), now)
    form = SignForm(request.POST or None, outcomes=page.outcomes)

    def deed(data: dict[str, str]) -> object:
        outcome = Outcome(data["outcome"])
        return services.sign(actor=me(request), attempt=attempt, outcome=outcome, reason=data["reason"], now=now)

    if is_done(request, form, deed, _("Signed. The evidence is filed.")):
        return redirect("assessment:evidence", attempt.pk)
    ask = SecondForm(deciders=list(page.deciders)) if page.deciders else None
    context = {"page": page, "form": form, "ask": ask, **more}
    return render(request, template, context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def decide(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show an attempt to the second person, and take her decision."""
    found, now = decided_or_404(request, attempt), timezone.now()
    if found.state != Attempt.State.RUNNING:
        return redirect("assessment:evidence", attempt) if found.state == "decided" else redirect("assessment:desk")
    return signing(request, found, "assessment/decide.html", {}, now)


@require_POST
def ask(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Ask a second person to decide what is too close."""
    found, now = assessed_or_404(request, attempt), timezone.now()
    form = SecondForm(request.POST, deciders=list(deciders_for(standing_of(found, now), now).people))
    is_done(
        request,
        form,
        lambda data: services.ask_second(actor=me(request), attempt=found, to=data["to"], now=now),
        _("Asked. The person who is assessed is told who decides."),
    )
    return redirect("assessment:sign", attempt)


@require_http_methods(["GET", "POST"])
@never_cache
def settle(request: HttpRequest, appeal: int) -> HttpResponse:
    """Show an appeal to the one who settles it, and take her ruling."""
    rows = Appeal.objects.waiting_for(me(request))
    found = get_object_or_404(rows.select_related("decision__attempt__owner", "decision__attempt__rule"), pk=appeal)
    form = RulingForm(request.POST or None)
    deed = lambda data: services.settle(actor=me(request), appeal=found, now=timezone.now(), **data)  # noqa: E731
    if is_done(request, form, deed, _("Settled. The person reads your reason.")):
        return redirect("assessment:desk")
    context = {"appeal": found, "page": evidence_page(found.decision), "form": form}
    return render(request, "assessment/settle.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def settle_revoked(request: HttpRequest, appeal: int) -> HttpResponse:
    """Show an appeal against a taking back to the one who settles it, and take her ruling."""
    rows = RevocationAppeal.objects.waiting_for(me(request))
    told = rows.select_related("revoked_by", "certificate__person", "certificate__rule", "certificate__decision")
    found = get_object_or_404(told, pk=appeal)
    form, now = RevocationRulingForm(request.POST or None), timezone.now()
    deed = lambda data: services.settle_revocation(actor=me(request), appeal=found, now=now, **data)  # noqa: E731
    if is_done(request, form, deed, _("Settled. The person reads your reason.")):
        return redirect("assessment:desk")
    context = {"appeal": found, "page": evidence_page(found.certificate.decision), "form": form}
    return render(request, "assessment/settle_revoked.html", context, status=422 if form.is_bound else 200)
