"""The list of live talks, inviting a colleague, and her answer."""

from __future__ import annotations

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from warmline.apps.library.languages import is_spoken
from warmline.apps.library.selectors import scenario_of, version_for_people
from warmline.apps.live import services
from warmline.apps.live.brief import brief_of
from warmline.apps.live.forms import InviteForm
from warmline.apps.live.selectors import can_be_live, own_talks, tongues, waiting
from warmline.apps.live.views.common import owned_or_404, person, played_or_404, to_talk
from warmline.apps.people.errors import Refused
from warmline.apps.practice.selectors import met_gladly
from warmline.apps.roleplay.screens import case_of

SHOWN = 20


@require_GET
@never_cache
def front(request: HttpRequest) -> HttpResponse:
    """Show what waits, the customers that a colleague can play, and the person's own talks."""
    user = person(request)
    cases = [scenario for scenario in met_gladly(user) if can_be_live(scenario)]
    context = {
        "waiting": [(talk, scenario_of(talk.scenario)) for talk in waiting(user, timezone.now())],
        "talks": [(talk, scenario_of(talk.scenario)) for talk in own_talks(user, limit=SHOWN)],
        "cases": cases,
        "tongues": tongues(user),
    }
    return render(request, "live/front.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
def invite(request: HttpRequest, scenario: str) -> HttpResponse:
    """Ask one colleague to play this customer."""
    user = person(request)
    version = version_for_people(scenario, user.organisation_id)
    if version is None or not can_be_live(scenario_of(version)):
        raise Http404
    form = InviteForm(request.POST or None, owner=user, initial={"key": uuid4()})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            talk = services.invite(
                user=user, version=version, partner=data["partner"], key=data["key"], now=timezone.now()
            )
        except Refused as refused:
            form.add_error(None, str(refused))
        else:
            return to_talk(talk)
    context = {
        "form": form,
        "scenario": scenario_of(version),
        "version": version,
        "speaks": is_spoken(version.language),
    }
    return render(request, "live/invite.html", context, status=422 if form.is_bound else 200)


@require_GET
@never_cache
def read(request: HttpRequest, scenario: str) -> HttpResponse:
    """Show a case in a language that the computer does not read: the agent's side, and folded away the customer's."""
    version = version_for_people(scenario, person(request).organisation_id)
    if version is None or is_spoken(version.language):
        raise Http404
    found = scenario_of(version)
    context = {"version": version, "scenario": found, "case": case_of(found), "brief": brief_of(found)}
    return render(request, "live/read.html", {**context, "can_be_live": can_be_live(found)})


@require_POST
def accept(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Take the customer's seat."""
    talk = played_or_404(request, talk_id)
    try:
        services.accept(user=person(request), talk=talk, now=timezone.now())
    except Refused as refused:
        messages.error(request, str(refused))
    return to_talk(talk)


@require_POST
def decline(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Say no to an invitation."""
    talk = played_or_404(request, talk_id)
    services.decline(user=person(request), talk=talk, now=timezone.now())
    messages.success(request, _("You said no. No reason is asked."))
    return redirect("pages:today")


@require_POST
def withdraw(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Take an invitation back."""
    talk = owned_or_404(request, talk_id)
    services.withdraw(user=person(request), talk=talk, now=timezone.now())
    return redirect("live:front")
