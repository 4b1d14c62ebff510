"""The two questions, and a person's own answers."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.improvement.forms import ReactionForm
from warmline.apps.improvement.selectors.reactions import own_reactions
from warmline.apps.improvement.services import react as keep
from warmline.apps.improvement.services import take_back as undo
from warmline.apps.improvement.services import wave_off
from warmline.apps.improvement.things import read_token
from warmline.apps.people.views.common import act, me


@require_POST
def react(request: HttpRequest) -> HttpResponse:
    """Keep what somebody says of a step, and go back to where she was."""
    user, now, form = me(request), timezone.now(), ReactionForm(request.POST)
    if "later" in request.POST:
        wave_off(owner=user, now=now)
        return redirect(_back(request))
    thing = read_token(user, request.POST.get("token", ""))
    if thing is None or not form.is_valid():
        messages.error(request, _("Nothing was kept. Choose one of the five answers, then send it."))
        return redirect(_back(request))
    said = form.cleaned_data
    return act(
        request,
        lambda: keep(owner=user, thing=thing, use=said["use"], words=said["words"], now=now),
        _("Thank you. Your answer is kept without your name."),
        _back(request),
    )


@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    """Show a person what she said."""
    return render(request, "improvement/mine.html", {"own": own_reactions(me(request))})


@require_POST
def take_back(request: HttpRequest, key: UUID) -> HttpResponse:
    """Delete one of her own answers."""
    user = me(request)
    return act(request, lambda: undo(owner=user, reaction=key), _("Your answer is gone."), "improvement:mine")


def _back(request: HttpRequest) -> str:
    to = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith("/")
    return to if safe else "pages:today"
