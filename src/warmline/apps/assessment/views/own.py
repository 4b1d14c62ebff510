"""A person's own certificates and attempts: where she stands, the announcement, the evidence file, an appeal."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.appeal_pages import appeals_of
from warmline.apps.assessment.desk_pages import evidence_page
from warmline.apps.assessment.exporting import with_names
from warmline.apps.assessment.forms import ReadForm
from warmline.apps.assessment.models import Attempt, Certificate, CertificationRule
from warmline.apps.assessment.rules import is_assessor, manages
from warmline.apps.assessment.screens import announcement, cards, next_step, progress_of
from warmline.apps.assessment.selectors import overturned
from warmline.apps.assessment.standing import standing_of
from warmline.apps.assessment.unclaimed import has_work
from warmline.apps.assessment.views.common import attempt_or_404, own_attempt_or_404
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, me


@require_GET
@never_cache
def mine(request: HttpRequest) -> HttpResponse:
    """Show every certificate of the house, where the user stands, and what is next."""
    user, now = me(request), timezone.now()
    decided = Attempt.objects.visible_to(user).filter(owner=user, state=Attempt.State.DECIDED).distinct()
    context = {
        "cards": cards(user, now),
        "decided": decided.select_related("rule", "decision__certificate", "decision__appeal").order_by("-closed_at"),
        "held": Certificate.objects.filter(person=user).select_related("rule", "decision"),
        "overturned": overturned(user),
        "assesses": is_assessor(user, now) or (manages(user) and has_work(user, now)),
        "manages": manages(user),
        "now": now,
    }
    return render(request, "assessment/mine.html", context)


@require_POST
def announce(request: HttpRequest, rule: int) -> HttpResponse:
    """Open an attempt and show its announcement."""
    row = get_object_or_404(CertificationRule.objects.visible_to(me(request)).in_force(), pk=rule)
    try:
        made = services.announce(user=me(request), rule=row, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("assessment:mine")
    return redirect("assessment:attempt", made.pk)


@require_GET
@never_cache
def attempt(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show the announcement, or how far an attempt is."""
    found, now = own_attempt_or_404(request, attempt), timezone.now()
    if found.state == Attempt.State.ANNOUNCED:
        return render(request, "assessment/announcement.html", {"said": announcement(found), "form": ReadForm()})
    if found.state == Attempt.State.DECIDED:
        return redirect("assessment:evidence", found.pk)
    if found.state == Attempt.State.WITHDRAWN:
        return redirect("assessment:mine")
    for piece in found.pieces.select_related("attempt__rule", "attempt__owner", "scenario"):
        services.close_if_over(piece, now)
    standing = standing_of(found, now)
    context = {"attempt": found, "standing": standing, "progress": progress_of(standing), "step": next_step(standing)}
    return render(request, "assessment/attempt.html", context)


@require_POST
def read(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Begin an attempt, once its announcement was read."""
    found = own_attempt_or_404(request, attempt)
    form = ReadForm(request.POST)
    if not form.is_valid():
        return render(request, "assessment/announcement.html", {"said": announcement(found), "form": form}, status=422)
    said = lazy("Your assessment has begun. Take the parts in your own time.")
    return act(
        request,
        lambda: services.read(user=me(request), attempt=found, now=timezone.now()),
        said,
        "assessment:attempt",
        found.pk,
    )


@require_POST
def draw(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Draw the talks after all, where contacts stood in for them and grew too old."""
    found = own_attempt_or_404(request, attempt)
    services.draw_missing(user=me(request), attempt=found, now=timezone.now())
    return redirect("assessment:attempt", found.pk)


@require_POST
def withdraw(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Take an attempt back."""
    found = own_attempt_or_404(request, attempt)
    services.withdraw(user=me(request), attempt=found, now=timezone.now())
    messages.success(request, _("You took the assessment back."))
    return redirect("assessment:mine")


@require_GET
@never_cache
def evidence(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show what a decision rests on, ready to print."""
    found = attempt_or_404(request, attempt)
    if found.state != Attempt.State.DECIDED:
        raise Http404
    own, now = found.owner_id == me(request).pk, timezone.now()
    context = {"page": evidence_page(found.decision), "own": own, **appeals_of(found.decision, own=own, now=now)}
    return render(request, "assessment/evidence.html", context)


@require_GET
@never_cache
def evidence_json(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Hand out the evidence file."""
    found = attempt_or_404(request, attempt)
    if found.state != Attempt.State.DECIDED:
        raise Http404
    answer = JsonResponse(with_names(found.decision.evidence), json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = f'attachment; filename="evidence-{found.pk}.json"'
    return answer


@require_POST
def appeal(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Object to a decision."""
    found = own_attempt_or_404(request, attempt)
    if found.state != Attempt.State.DECIDED:
        raise Http404
    words, now = request.POST.get("words", ""), timezone.now()
    said = lazy("Your appeal is written. Somebody who did not judge it looks at it.")
    return act(
        request,
        lambda: services.appeal(user=me(request), decision=found.decision, words=words, now=now),
        said,
        "assessment:evidence",
        found.pk,
    )


@require_POST
def appeal_revoked(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Object to the taking back of the certificate of this attempt."""
    found = own_attempt_or_404(request, attempt)
    held = get_object_or_404(Certificate.objects.visible_to(me(request)), decision__attempt=found, person=me(request))
    words, now = request.POST.get("words", ""), timezone.now()
    return act(
        request,
        lambda: services.appeal_revocation(user=me(request), certificate=held, words=words, now=now),
        lazy("Your appeal is written. Somebody who did not take it back looks at it."),
        "assessment:evidence",
        found.pk,
    )
