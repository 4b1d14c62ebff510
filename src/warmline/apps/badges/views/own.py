"""A person's own badges: made of a certificate, downloaded, shown or not."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from warmline.apps.badges import services
from warmline.apps.badges.addresses import page_url
from warmline.apps.badges.forms import ShowingForm
from warmline.apps.badges.models import Badge
from warmline.apps.badges.pictures import KINDS, file_of
from warmline.apps.badges.selectors import certificates_without, own_badges, own_verdicts, verdict_on
from warmline.apps.badges.words import said_of
from warmline.apps.people.views.common import act, is_done, me


@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """Show the person's badges, and the certificates that she can make one of."""
    now = timezone.now()
    context = {
        "badges": [(badge, said_of(verdict)) for badge, verdict in own_verdicts(me(request), now)],
        "certificates": certificates_without(me(request), now),
    }
    return render(request, "badges/mine.html", context)


@require_POST
def make(request: HttpRequest, certificate: UUID) -> HttpResponse:
    """Make the badge of one's own certificate."""
    person = me(request)
    said = _("Your badge is ready. Nobody sees it before you show it.")
    return act(
        request,
        lambda: services.issue_own(person=person, certificate=certificate, now=timezone.now()),
        said,
        "badges:mine",
    )


@require_http_methods(["GET", "POST"])
def badge(request: HttpRequest, badge_id: UUID) -> HttpResponse:
    """Show one's badge with what its page shows, and change that."""
    found = _own_or_404(request, badge_id)
    form = ShowingForm(
        request.POST or None, initial={field: getattr(found, field) for field in ShowingForm.base_fields}
    )
    deed = lambda data: services.show(actor=me(request), badge=found, showing=services.Showing(**data))  # noqa: E731
    if request.method == "POST" and is_done(request, form, deed, _("Saved.")):
        return redirect("badges:badge", found.pk)
    context = {"badge": found, "form": form, "said": said_of(verdict_on(found.token, timezone.now()))}
    context["address"] = page_url(found.pk)
    return render(request, "badges/badge.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_safe
def download(request: HttpRequest, badge_id: UUID, kind: str) -> HttpResponse:
    """Hand out one's badge as a picture or as text, with the credential in it."""
    found = _own_or_404(request, badge_id)
    if kind not in KINDS:
        raise Http404
    response = HttpResponse(file_of(found, kind), content_type=KINDS[kind])
    response["Content-Disposition"] = f'attachment; filename="badge.{kind}"'
    return response


def _own_or_404(request: HttpRequest, badge_id: UUID) -> Badge:
    return get_object_or_404(own_badges(me(request)), pk=badge_id)
