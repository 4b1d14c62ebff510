"""After a talk: the letter and the replay for the one who answered, and the lines of the one who played."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_POST

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live import services
from warmline.apps.live.forms import notice_forms
from warmline.apps.live.letter_page import live_page
from warmline.apps.live.models import Status
from warmline.apps.live.replay import replay_of
from warmline.apps.live.views.common import owned_or_404, person, played_or_404, to_talk
from warmline.apps.live.views.resting import resting
from warmline.apps.people.errors import Refused
from warmline.apps.people.views.common import number
from warmline.apps.roleplay.mishap import LetterFailed

_OVER = (Status.ENDED, Status.STOPPED)


@require_GET
@never_cache
def letter(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Show the letter on an ended talk, with what the partner noticed."""
    talk, user = owned_or_404(request, talk_id), person(request)
    if talk.status != Status.ENDED:
        return to_talk(talk)
    try:
        filed = services.letter_for(user=user, talk=talk, now=timezone.now())
    except LetterFailed:
        return render(request, "live/unwritten.html", {"talk": talk}, status=503)
    return render(request, "live/letter.html", {"page": live_page(user, talk, filed.letter if filed else None)})


@require_GET
@never_cache
def replay(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Show the talk again, line by line."""
    talk = owned_or_404(request, talk_id)
    if talk.status not in _OVER:
        return to_talk(talk)
    step = number(request.GET.get("step", "")) or None
    return render(request, "live/replay.html", {"replay": replay_of(person(request), talk, step)})


@require_POST
@sensitive_post_parameters()
@never_cache
def note(request: HttpRequest, talk_id: UUID) -> HttpResponse:
    """Keep what the partner noticed."""
    talk = played_or_404(request, talk_id)
    if talk.status != Status.ENDED:
        return to_talk(talk)
    forms = notice_forms(scenario_of(talk.scenario), request.POST)
    if any(form.errors for form in forms):
        return resting(request, talk, forms=forms, problem="")
    noticed = [found for form in forms if (found := form.noticed()) is not None]
    try:
        services.leave_note(user=person(request), talk=talk, noticed=noticed, now=timezone.now())
    except Refused as refused:
        return resting(request, talk, forms=forms, problem=str(refused))
    return to_talk(talk)
