"""What waits for a person: short answers, borderline results, and situations for the panel."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.knowledge import services
from warmline.apps.knowledge.models import Attempt, BankItem, ItemVersion, Response, State
from warmline.apps.knowledge.screens import expert_page
from warmline.apps.knowledge.selectors import read_by, to_judge
from warmline.apps.knowledge.views.common import experts_only, seen_or_404
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me
from warmline.core.measurement.items import JUDGED, Kind


@require_GET
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for this person, and the results for which she was named."""
    user = me(request)
    services.close_overdue(now=timezone.now())  # nobody else ends a test whose taker never came back
    marks, decisions = to_judge(user)
    context = {"marks": marks, "decisions": decisions, "attempts": read_by(user)}
    return render(request, "knowledge/desk.html", context)


@require_POST
def mark(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark a short answer."""
    user = me(request)
    row = get_object_or_404(Response.objects.filter(attempt__in=Attempt.objects.visible_to(user)), pk=pk)
    is_right = request.POST.get("right") == "yes"
    deed = lambda: services.mark_answer(actor=user, response=row, is_right=is_right, now=timezone.now())  # noqa: E731
    return act(request, deed, _("Marked."), "knowledge:desk")


@require_POST
def decide(request: HttpRequest, key: UUID) -> HttpResponse:
    """Decide a borderline result."""
    attempt, user = seen_or_404(request, key), me(request)
    passed, reason = request.POST.get("passed") == "yes", request.POST.get("reason", "")
    deed = lambda: services.decide(actor=user, attempt=attempt, passed=passed, reason=reason, now=timezone.now())  # noqa: E731
    return act(request, deed, _("Decided. The person reads your reason."), "knowledge:desk")


@experts_only
@require_GET
def panel(request: HttpRequest) -> HttpResponse:
    """Show the situations that a panel of experts answers."""
    house = BankItem.objects.of_house(me(request).organisation_id)
    versions = ItemVersion.objects.filter(
        state=State.PUBLISHED, item__in=house.filter(kind__in=[kind.value for kind in JUDGED])
    )
    pages = [expert_page(me(request), row) for row in versions.select_related("item").order_by("item__key")[:50]]
    return render(request, "knowledge/panel.html", {"pages": pages})


@experts_only
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def situation(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one situation, or keep what this expert answers to it."""
    user = me(request)
    house = BankItem.objects.of_house(user.organisation_id)
    version = get_object_or_404(ItemVersion.objects.filter(item__in=house, state=State.PUBLISHED), pk=pk)
    page = expert_page(user, version)
    if request.method != "POST":
        return render(request, "knowledge/situation.html", {"page": page})
    names = [f"a{letter}" for letter in page.item.letters()] if page.item.kind is Kind.RATE else ["a"]
    answer = [request.POST.get(name, "") for name in names]
    try:
        services.answer_as_expert(actor=user, version=version, answer=answer, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("knowledge:situation", pk)
    messages.success(request, _("Kept. What the others answered is not shown, so that each answers alone."))
    return redirect("knowledge:panel")
