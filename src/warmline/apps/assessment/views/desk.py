"""The assessor's desk: what waits, judging a part, where an attempt stands, observing contacts."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.assessment import services
from warmline.apps.assessment.desk_pages import judging_page
from warmline.apps.assessment.forms import ContactForm, HandOverForm, ReviewForm, judged_from
from warmline.apps.assessment.models import Piece
from warmline.apps.assessment.observed_page import behaviours_of, observable, observed_by
from warmline.apps.assessment.rules import is_assessor
from warmline.apps.assessment.selectors import assessors_for, desk_of
from warmline.apps.assessment.unclaimed import unclaimed_for
from warmline.apps.assessment.views.common import assessed_or_404, assessed_piece_or_404
from warmline.apps.assessment.views.deciding import signing
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import act, is_done, me


@require_GET
@never_cache
def desk(request: HttpRequest) -> HttpResponse:
    """Show what waits for an assessor, and for whoever is to settle an appeal."""
    user, now = me(request), timezone.now()
    found, assesses = desk_of(user), is_assessor(user, now)
    unclaimed = unclaimed_for(user, now)
    if not assesses and found.is_empty and unclaimed.is_empty:
        raise PermissionDenied
    for piece in Piece.objects.filter(attempt__in=found.attempts, state=Piece.State.ACTIVE):
        services.close_if_over(piece, now)
    context = {"desk": desk_of(user), "unclaimed": unclaimed, "assesses": assesses, "contacts": observed_by(user)}
    return render(request, "assessment/desk.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def sign(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Show an attempt to its assessor, and take her decision."""
    found, now = assessed_or_404(request, attempt), timezone.now()
    if found.state != "running":
        return redirect("assessment:evidence", attempt) if found.state == "decided" else redirect("assessment:desk")
    others = [each for each in assessors_for(found.owner, now) if each != me(request)]
    hand_over = HandOverForm(assessors=others) if others else None
    return signing(request, found, "assessment/sign.html", {"hand_over": hand_over}, now)


@require_http_methods(["GET", "POST"])
@never_cache
def judge(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Show a part to its assessor, and take what she judges."""
    piece = assessed_piece_or_404(request, attempt, number)
    if request.method == "GET":
        return render(request, "assessment/judge.html", {"page": judging_page(piece)})
    judged = judged_from(request.POST, [each.behaviour for each in piece.judgements.all()])
    try:
        services.judge(actor=me(request), piece=piece, judged=judged, now=timezone.now())
    except Refused as refused:
        page = judging_page(piece, request.POST, str(refused))
        return render(request, "assessment/judge.html", {"page": page}, status=422)
    return redirect("assessment:sign", attempt)


@require_POST
def another(request: HttpRequest, attempt: UUID, number: int) -> HttpResponse:
    """Strike a part out and draw another one."""
    piece, reason = assessed_piece_or_404(request, attempt, number), request.POST.get("reason", "")
    return act(
        request,
        lambda: services.give_another(actor=me(request), piece=piece, reason=reason, now=timezone.now()),
        _("Struck out. Another one is drawn."),
        "assessment:sign",
        attempt,
    )


@require_POST
def hand_over(request: HttpRequest, attempt: UUID) -> HttpResponse:
    """Give an attempt to another assessor."""
    found, now = assessed_or_404(request, attempt), timezone.now()
    form = HandOverForm(request.POST, assessors=assessors_for(found.owner, now))
    is_done(
        request,
        form,
        lambda data: services.hand_over(actor=me(request), attempt=found, to=data["to"], now=now),
        _("Handed over. The person is told who looks at it now."),
    )
    return redirect("assessment:desk")


@require_http_methods(["GET", "POST"])
@never_cache
def observe(request: HttpRequest) -> HttpResponse:
    """Write down a real contact."""
    user, now = me(request), timezone.now()
    people = observable(user, now)
    form = ContactForm(request.POST or None, people=people, behaviours=behaviours_of(user))

    def deed(data: dict[str, object]) -> object:
        return services.observe(
            actor=user, person=form.cleaned_data["person"], contact=form.contact(), noticed=form.noticed(), now=now
        )

    if is_done(request, form, deed, _("Written down. It counts for the person now.")):
        return redirect("assessment:desk")
    context = {"form": form, "reviews": ReviewForm(people=people)}
    return render(request, "assessment/observe.html", context, status=422 if form.is_bound else 200)


@require_POST
def take_review(request: HttpRequest) -> HttpResponse:
    """Count a conversation that people reviewed."""
    user, now = me(request), timezone.now()
    form = ReviewForm(request.POST, people=observable(user, now))

    def deed(data: dict[str, object]) -> object:
        return services.take_review(
            actor=user, person=form.cleaned_data["person"], name=form.cleaned_data["name"], now=now
        )

    if is_done(request, form, deed, _("The review counts as an observed contact now.")):
        return redirect("assessment:desk")
    blank = ContactForm(people=observable(user, now), behaviours=behaviours_of(user))
    return render(request, "assessment/observe.html", {"form": blank, "reviews": form}, status=422)
