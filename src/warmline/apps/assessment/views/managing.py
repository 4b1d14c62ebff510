"""Rules, cut scores and licences for managers; readiness for those who say who takes which contacts."""

from __future__ import annotations

from datetime import datetime, time
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.forms import LicenceForm, ReasonForm, RuleForm
from warmline.apps.assessment.models import Certificate, CertificationRule, Licence
from warmline.apps.assessment.readying import ready_page
from warmline.apps.assessment.rules import MANAGE, manages, may_assess
from warmline.apps.assessment.ruling_page import licensable, rule_page, shipped_rules
from warmline.apps.assessment.selectors import rules_in_force
from warmline.apps.people.errors import require
from warmline.apps.people.views.common import act, is_done, me, number, or_404


@require_GET
@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Show who is proven for which contacts."""
    page = ready_page(me(request), timezone.now(), number(request.GET.get("page", "1")) or 1)
    return render(request, "assessment/ready.html", {"page": page})


@require_http_methods(["GET", "POST"])
@never_cache
def certificate(request: HttpRequest, certificate: UUID) -> HttpResponse:
    """Show a certificate to those who look after its holder; whoever may takes it back here."""
    rows = Certificate.objects.visible_to(me(request)).select_related("person", "rule", "revoked_by")
    found, now = get_object_or_404(rows, pk=certificate), timezone.now()
    user = me(request)
    may_revoke = user.pk != found.person_id and (manages(user) or may_assess(user, found.person, now))
    form = ReasonForm(request.POST or None)
    deed = lambda data: services.revoke(actor=user, certificate=found, reason=data["reason"], now=now)  # noqa: E731
    if is_done(request, form, deed, _("The certificate is taken back.")):
        return redirect("assessment:certificate", found.pk)
    valid = found.revoked_at is None and found.valid_until > now
    context = {"certificate": found, "valid": valid, "form": form if may_revoke and found.revoked_at is None else None}
    return render(request, "assessment/certificate.html", context, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def rules(request: HttpRequest) -> HttpResponse:
    """Show the rules in force and those that can be taken over."""
    require(MANAGE, me(request), me(request).organisation)
    held = rules_in_force(me(request))
    keys = {row.key for row in held}
    context = {"rules": held, "shipped": [rule for rule in shipped_rules() if rule.key not in keys]}
    return render(request, "assessment/rules.html", context)


@require_POST
def adopt(request: HttpRequest, key: str) -> HttpResponse:
    """Take a shipped rule over."""
    rule = or_404(next((each for each in shipped_rules() if each.key == key), None))
    return act(
        request,
        lambda: services.adopt_rule(actor=me(request), rule=rule, now=timezone.now()),
        _("Taken over. Before it decides about people, let judges set its cut."),
        "assessment:rules",
    )


@require_http_methods(["GET", "POST"])
@never_cache
def rule(request: HttpRequest, rule: int) -> HttpResponse:
    """Show one rule with its figures, versions and sheets; write a new version of it."""
    require(MANAGE, me(request), me(request).organisation)
    row = get_object_or_404(CertificationRule.objects.visible_to(me(request)), pk=rule)
    form, now = RuleForm(request.POST or None, row=row), timezone.now()

    def deed(data: dict[str, str]) -> object:
        return services.change_rule(actor=me(request), row=row, rule=form.changed_rule(), why=data["why"], now=now)

    if is_done(request, form, deed, _("A new version is in force.")):
        return redirect("assessment:rules")
    context = {"page": rule_page(me(request), row), "form": form if row.state == "in_force" else None}
    return render(request, "assessment/rule.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@never_cache
def licences(request: HttpRequest) -> HttpResponse:
    """Show who may assess, and grant a licence."""
    user, now = me(request), timezone.now()
    require(MANAGE, user, user.organisation)
    form = LicenceForm(request.POST or None, people=licensable(user))

    def deed(data: dict[str, object]) -> object:
        until = datetime.combine(form.cleaned_data["until"], time(23, 59), timezone.get_current_timezone())
        basis = form.cleaned_data["basis"]
        return services.grant_licence(
            actor=user, person=form.cleaned_data["person"], since=now, until=until, basis=basis
        )

    if is_done(request, form, deed, _("The licence is granted.")):
        return redirect("assessment:licences")
    rows = Licence.objects.visible_to(user).select_related("person", "granted_by").order_by("person__name", "-until")
    context = {"form": form, "licences": rows, "now": now}
    return render(request, "assessment/licences.html", context, status=422 if form.is_bound else 200)


@require_POST
def end_licence(request: HttpRequest, licence: int) -> HttpResponse:
    """End a licence at once."""
    found = get_object_or_404(Licence.objects.visible_to(me(request)).select_related("person"), pk=licence)
    return act(
        request,
        lambda: services.end_licence(actor=me(request), licence=found, now=timezone.now()),
        _("The licence has ended."),
        "assessment:licences",
    )
