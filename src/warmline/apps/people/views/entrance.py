"""The doors for people who are not signed in: the link of an invitation, and the sample organisation."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods

from warmline.apps.people import sample_mode, services
from warmline.apps.people.errors import Refused
from warmline.apps.people.forms import AcceptForm
from warmline.apps.people.models import Person
from warmline.apps.people.services.invitations import open_invitation
from warmline.apps.people.views.common import is_done, number

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@login_not_required
@never_cache
@sensitive_post_parameters("password")
@require_http_methods(["GET", "POST"])
def accept(request: HttpRequest, token: str) -> HttpResponse:
    """Let an invited person choose her name and password, and sign her in."""
    try:
        invited = open_invitation(token).person
    except Refused as refused:
        return render(request, "people/link_closed.html", {"why": str(refused)}, status=410)
    form = AcceptForm(request.POST or None, person=invited, initial={"name": invited.name})
    joined: list[Person] = []
    said = _("Welcome to Warmline.")
    if is_done(request, form, lambda data: joined.append(services.accept(token=token, **data)), said):
        login(request, joined[0], backend=BACKEND)
        return redirect("/")
    return render(
        request, "people/accept.html", {"form": form, "invited": invited}, status=422 if form.is_bound else 200
    )


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def sample(request: HttpRequest) -> HttpResponse:
    """Offer a few sample people by role, and sign in as one of them with one click."""
    if not sample_mode.is_open(request):
        raise Http404
    if request.method == "GET":
        return render(request, "people/sample.html", {"faces": sample_mode.faces()})
    person = get_object_or_404(sample_mode.choosable(), pk=number(request.POST.get("person", "")))
    sample_mode.sign_in(request, person)
    return redirect("/")
