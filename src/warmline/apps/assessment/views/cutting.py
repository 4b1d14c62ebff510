"""Sheets for a cut score: opening, rating, the second round, accepting."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.cutting_page import judge_pool, shares_from, sheet_page
from warmline.apps.assessment.forms import JudgesForm, ReasonForm
from warmline.apps.assessment.models import AngoffSheet, CertificationRule
from warmline.apps.assessment.rules import MANAGE
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.views.common import act, is_done, me, number


@require_http_methods(["GET", "POST"])
@never_cache
def open_sheet(request: HttpRequest, rule: int) -> HttpResponse:
    """Open a sheet for the test of a rule."""
    user = me(request)
    require(MANAGE, user, user.organisation)
    row = get_object_or_404(CertificationRule.objects.visible_to(user).in_force(), pk=rule)
    form = JudgesForm(request.POST or None, people=judge_pool(user))

    def deed(data: dict[str, object]) -> object:
        judges = list(form.cleaned_data["judges"])
        return services.open_sheet(actor=user, rule=row, judges=judges, now=timezone.now())

    if is_done(request, form, deed, _("The sheet is open. Its judges see it now.")):
        return redirect("assessment:sheets")
    context = {"rule": row, "form": form}
    return render(request, "assessment/open_sheet.html", context, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def sheets(request: HttpRequest) -> HttpResponse:
    """Show the sheets on which the user is a judge, and to managers those of the house."""
    rows = AngoffSheet.objects.visible_to(me(request)).select_related("rule").prefetch_related("judges")
    return render(request, "assessment/sheets.html", {"sheets": rows})


@require_http_methods(["GET", "POST"])
@never_cache
def sheet(request: HttpRequest, sheet: int) -> HttpResponse:
    """Show a sheet: to a judge her own column, and from the second round on the spread."""
    user = me(request)
    found = get_object_or_404(AngoffSheet.objects.visible_to(user).select_related("rule"), pk=sheet)
    if request.method == "GET":
        return render(request, "assessment/sheet.html", {"page": sheet_page(user, found), "form": ReasonForm()})
    shares = shares_from(request.POST, [item["key"] for item in found.items])
    try:
        services.rate(judge=user, sheet=found, number=number(request.POST.get("round", "")), shares=shares)
    except Refused as refused:
        messages.error(request, str(refused))
        found.refresh_from_db()
        context = {"page": sheet_page(user, found, shares), "form": ReasonForm()}
        return render(request, "assessment/sheet.html", context, status=422)
    messages.success(request, _("Kept. You can change it until the round ends."))
    return redirect("assessment:sheet", found.pk)


@require_POST
def second_round(request: HttpRequest, sheet: int) -> HttpResponse:
    """Open the second round."""
    found = get_object_or_404(AngoffSheet.objects.visible_to(me(request)).select_related("rule"), pk=sheet)
    return act(
        request,
        lambda: services.second_round(actor=me(request), sheet=found),
        _("The second round is open. The judges see the spread now."),
        "assessment:sheet",
        found.pk,
    )


@require_POST
def accept(request: HttpRequest, sheet: int) -> HttpResponse:
    """Take the proposed cut over."""
    found = get_object_or_404(AngoffSheet.objects.visible_to(me(request)).select_related("rule"), pk=sheet)
    why = request.POST.get("reason", "")
    return act(
        request,
        lambda: services.accept(actor=me(request), sheet=found, why=why, now=timezone.now()),
        _("The cut is in force, as a new version of the rule."),
        "assessment:sheet",
        found.pk,
    )
