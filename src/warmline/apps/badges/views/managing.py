"""The admin's pages: the keys, and the badges that were issued."""

from __future__ import annotations

from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.badges import services
from warmline.apps.badges.forms import ReasonForm
from warmline.apps.badges.models import IssuerKey
from warmline.apps.badges.selectors import managed_badges
from warmline.apps.people.views.common import act, admins_only, is_done, me

PAGE = 50


@admins_only
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Show the keys that badges were signed with."""
    return render(request, "badges/keys.html", {"keys": IssuerKey.objects.visible_to(me(request))})


@admins_only
@require_POST
def rotate(request: HttpRequest) -> HttpResponse:
    """Sign with a new key from now on."""
    admin = me(request)
    said = _("New badges are signed with a new key. Badges from before go on being valid.")
    return act(
        request,
        lambda: services.rotate_key(actor=admin, organisation=admin.organisation, now=timezone.now()),
        said,
        "badges:keys_page",
    )


@admins_only
@require_POST
def compromised(request: HttpRequest, pk: int) -> HttpResponse:
    """Say that a key got out."""
    key = get_object_or_404(IssuerKey.objects.visible_to(me(request)), pk=pk)
    said = _("Nothing that this key signed is believed any more. Badges that hold were signed again.")
    return act(
        request,
        lambda: services.mark_compromised(actor=me(request), key=key, now=timezone.now()),
        said,
        "badges:keys_page",
    )


@admins_only
@require_safe
def issued(request: HttpRequest) -> HttpResponse:
    """Show the badges of the house, the latest first."""
    page = Paginator(managed_badges(me(request)), PAGE).get_page(request.GET.get("page", "1"))
    return render(request, "badges/issued.html", {"page_obj": page, "now": timezone.now()})


@admins_only
@require_http_methods(["GET", "POST"])
def revoke(request: HttpRequest, badge_id: UUID) -> HttpResponse:
    """Ask why, and take a badge back."""
    badge = get_object_or_404(managed_badges(me(request)), pk=badge_id, withdrawn_at=None)
    form = ReasonForm(request.POST or None)
    deed = lambda data: services.revoke(actor=me(request), badge=badge, reason=data["reason"], now=timezone.now())  # noqa: E731
    said = _("The badge was taken back. Whoever checks it is told so.")
    if is_done(request, form, deed, said):
        return redirect("badges:issued")
    context = {"form": form, "badge": badge}
    return render(request, "badges/revoke.html", context, status=422 if form.is_bound else 200)
