"""Where the phone of one person meets the house. Nothing of hers is in the page or in the service worker."""

from __future__ import annotations

import json
from dataclasses import asdict

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.crypto import constant_time_compare
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST, require_safe
from pydantic import ValidationError

from warmline.apps.drills.offline import building
from warmline.apps.drills.offline.bundle import bundle_for
from warmline.apps.drills.offline.receiving import Parcel, receive
from warmline.apps.drills.offline.slips import Standing, sign_in_mark, standing
from warmline.apps.people.marks import person_mark
from warmline.apps.people.views.common import me


@login_not_required
@require_safe
def shell(request: HttpRequest) -> HttpResponse:
    """Show the page that a phone keeps. It is the same for everybody; what it shows is in the phone."""
    return render(request, building.SHELL)


@login_not_required
@never_cache
@require_GET
def hello(request: HttpRequest) -> JsonResponse:
    """Say who is signed in, with a fresh token for what is sent next; else how the sign-in of the slip stands."""
    if not request.user.is_authenticated:
        return JsonResponse({"standing": standing(request.headers.get("Warmline-Slip", ""), timezone.now())})
    who = {"person": person_mark(me(request)), "signIn": sign_in_mark(request.session)}
    return JsonResponse({"standing": Standing.HERE, **who, "token": get_token(request)})


@login_not_required
@never_cache
@require_GET
@sensitive_variables()
def bundle(request: HttpRequest) -> HttpResponse:
    """Hand her next drills and cards to the person's own phone; 401 for a stranger, who is sent nowhere."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    return JsonResponse(bundle_for(me(request), request.session, timezone.now()))


@login_not_required
@never_cache
@require_POST
@sensitive_variables()
def answers(request: HttpRequest) -> HttpResponse:
    """Take in what a phone gathered. 401 for a stranger, 400 for what is no parcel, 409 for somebody else's."""
    if not request.user.is_authenticated:
        return HttpResponse(status=401)
    try:
        parcel = Parcel.model_validate(json.loads(request.body))
    except (ValidationError, ValueError, RecursionError):
        return HttpResponse(status=400)
    if not constant_time_compare(parcel.person, person_mark(me(request))):
        return HttpResponse(status=409)
    receipt = receive(user=me(request), parcel=parcel, now=timezone.now())
    read = [{"address": reverse("drills:answered", args=[pk]), "opening": words} for pk, words in receipt.read]
    return JsonResponse({**asdict(receipt), "read": read})


@login_not_required
@require_safe
def worker(request: HttpRequest) -> HttpResponse:
    """Hand out the service worker; browsers ask each time whether it changed."""
    response = HttpResponse(building.worker_text(), content_type="text/javascript; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """Hand out what a browser needs to install the house on a phone."""
    return JsonResponse(building.manifest(), content_type="application/manifest+json")
