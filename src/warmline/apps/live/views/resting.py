"""A talk that is not going on, as each side finds it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.brief import brief_of
from warmline.apps.live.forms import notice_forms
from warmline.apps.live.models import LiveTalk, Side, Status
from warmline.apps.live.screens import other_of
from warmline.apps.live.views.common import person


def resting(request: HttpRequest, talk: LiveTalk, **more: object) -> HttpResponse:
    """Show the invitation, the calm after a stop, or what is left to do after the end."""
    side, scenario = talk.side_of(person(request)) or Side.AGENT, scenario_of(talk.scenario)
    context = {"talk": talk, "scenario": scenario, "other": other_of(talk, side), "agent": side is Side.AGENT}
    if talk.status == Status.INVITED:
        brief = brief_of(scenario) if side is Side.CUSTOMER else None
        return render(request, "live/invitation.html", {**context, "brief": brief})
    if talk.status == Status.STOPPED:
        return render(request, "live/stopped.html", context)
    if talk.status != Status.ENDED:
        return render(request, "live/closed.html", context)
    if side is Side.AGENT:
        return redirect("live:letter", talk.pk)
    forms = more.pop("forms", None) or notice_forms(scenario)
    return render(request, "live/thanks.html", {**context, "forms": forms, **more}, status=422 if more else 200)
