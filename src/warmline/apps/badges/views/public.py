"""What anybody may open without signing in: a badge's page, the check, and the documents that badges name."""

from __future__ import annotations

from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from warmline.adapters.badges import profile, write_keys
from warmline.apps.badges.addresses import issuer_of, skill_url
from warmline.apps.badges.checking import look_at
from warmline.apps.badges.forms import VerifyForm
from warmline.apps.badges.limiting import is_too_much
from warmline.apps.badges.models import IssuerKey
from warmline.apps.badges.selectors import key_set, public_badge, status_token
from warmline.apps.badges.words import said_of
from warmline.apps.library.ports import rubric
from warmline.apps.people.models import Organisation
from warmline.apps.people.views.common import or_404

_MINUTES = 5


@login_not_required
@never_cache
@require_safe
def page(request: HttpRequest, badge_id: UUID) -> HttpResponse:
    """Show what a badge's holder allows, and whether the badge holds."""
    found = or_404(public_badge(badge_id, timezone.now()))
    said = None if found.verdict is None else said_of(found.verdict)
    response = render(request, "badges/page.html", {"found": found, "badge": found.badge, "said": said})
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def verify(request: HttpRequest) -> HttpResponse:
    """Look at a badge that somebody hands in, and say whether it holds. Nothing of it is kept."""
    if request.method == "GET":
        return render(request, "badges/verify.html", {"form": VerifyForm()})
    if is_too_much(request, "verify"):
        return render(request, "429.html", status=429)
    form = VerifyForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "badges/verify.html", {"form": form}, status=422)
    return render(request, "badges/verify.html", {"form": VerifyForm(), "found": look_at(form, timezone.now())})


@login_not_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """Hand out the public keys as a JWK Set."""
    return _open(JsonResponse(write_keys(key_set()), content_type="application/jwk-set+json"))


@login_not_required
@require_safe
def key(request: HttpRequest, organisation: int, thumbprint: str) -> HttpResponse:
    """Hand out one public key, under the address that badges name; none for a key that got out."""
    rows = IssuerKey.objects.filter(organisation=organisation, compromised_at=None)
    found = get_object_or_404(rows, key_id__endswith=f"/keys/{thumbprint}")
    return _open(JsonResponse(found.public, content_type="application/jwk+json"))


@login_not_required
@require_safe
def issuer(request: HttpRequest, organisation: int) -> HttpResponse:
    """Hand out the profile of an organisation that has issued badges."""
    row = get_object_or_404(Organisation, pk=organisation)
    if not IssuerKey.objects.filter(organisation=row).exists():
        raise Http404
    return _open(JsonResponse(profile(issuer_of(row)), content_type="application/ld+json"))


@login_not_required
@require_safe
def status(request: HttpRequest, organisation: int, number: int) -> HttpResponse:
    """Hand out a signed list of what was taken back."""
    token = or_404(status_token(get_object_or_404(Organisation, pk=organisation), number, timezone.now()))
    return _open(HttpResponse(token, content_type="application/vc+jwt"))


@login_not_required
@require_safe
def skill(request: HttpRequest, code: str) -> HttpResponse:
    """Hand out what a skill means, to which badges point."""
    try:
        found = rubric().skill(code)
    except KeyError as missing:
        raise Http404 from missing
    told = {"id": skill_url(code), "code": code, "name": found.name, "description": found.definition}
    return _open(JsonResponse(told))


def _open(response: HttpResponse) -> HttpResponse:
    # Any site may check a badge in its visitor's browser; there is nothing personal in these.
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = f"public, max-age={_MINUTES * 60}"
    return response
