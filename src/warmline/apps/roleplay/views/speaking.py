"""Sound to and from the phone page. What is heard becomes text in her answer box and is forgotten; nothing is kept."""

from __future__ import annotations

import base64
from uuid import UUID

from django.core.exceptions import RequestDataTooBig
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_GET, require_POST

from warmline.adapters.speech import NotSpoken, Spoken
from warmline.apps.library.ports import listener, speaker
from warmline.apps.library.selectors import scenario_of
from warmline.apps.roleplay import services
from warmline.apps.roleplay.calls import agreed_to, may_listen, voice_of
from warmline.apps.roleplay.channels import channel_name
from warmline.apps.roleplay.composing import compose_for
from warmline.apps.roleplay.forms import BranchForm, ListeningForm
from warmline.apps.roleplay.models import Listening
from warmline.apps.roleplay.selectors import own_manner, read_own_line
from warmline.apps.roleplay.views.common import branch_or_404, own_or_404, part, person, to_talk

LARGEST = 2_000_000  # bytes; two minutes of speech as browsers record it are half of that


@require_GET
@never_cache
@sensitive_variables()
def voice(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Speak one sentence of a line: `?part=` counts from 0. 404 where there is none, 503 where it cannot be spoken."""
    session, _ = own_or_404(request, session_id)
    branch = branch_or_404(session, _count(request, "branch"))
    line, who = read_own_line(person(request), session, branch, number), speaker()
    if line is None or who is None:
        raise Http404
    try:
        parts, wanted = who.parts(line), _count(request, "part")
        if wanted >= len(parts):
            raise Http404
        spoken = who.speak(parts[wanted], voice_of(scenario_of(session.scenario).persona))
    except NotSpoken:
        return HttpResponse(status=503)
    return JsonResponse(_packed(spoken, len(parts)))


@require_POST
@never_cache
@sensitive_variables()
def listen(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Turn a recording into text for the one who sent it; it counts only when she sends that text as her answer.

    403 unless she agreed that the house listens, 413 for too long a recording, 503 where it could not be heard.
    """
    session, branch = own_or_404(request, session_id)
    ear = listener()
    if ear is None or branch.closed or agreed_to(own_manner(session.owner)) != Listening.HOUSE:
        return HttpResponse(status=403)
    try:
        sound = request.body
    except RequestDataTooBig:
        return HttpResponse(status=413)
    if len(sound) > LARGEST:
        return HttpResponse(status=413)
    try:
        return JsonResponse({"text": ear.listen(sound) if sound else ""})
    except NotSpoken:
        return HttpResponse(status=503)


@require_POST
def agree(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Keep who may listen to this person, in this talk and all later ones; an empty choice takes it back."""
    session, _ = own_or_404(request, session_id)
    form = ListeningForm(request.POST)
    if not form.is_valid() or not may_listen(form.cleaned_data["listening"]):
        raise Http404
    services.agree_to_listening(user=person(request), listening=form.cleaned_data["listening"], now=timezone.now())
    return to_talk(session)


@require_POST
def back(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Note that the agent is back on the line: from here on it is no hold any more."""
    session, branch = own_or_404(request, session_id)
    services.come_back(user=person(request), session=session, branch=branch, now=timezone.now())
    return HttpResponse(status=204)


@require_POST
@never_cache
def silence(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Let the silence be felt; 204 where it is none. Only the page itself asks for this, so there is no whole page."""
    session, branch = own_or_404(request, session_id)
    form = BranchForm(request.POST)
    if not form.is_valid() or form.cleaned_data["branch"] != branch.number:
        return HttpResponse(status=204)
    number, now = branch.answers + 1, timezone.now()
    asked = services.keep_silent(user=person(request), session=session, branch=branch, number=number, now=now)
    if asked is None:
        return HttpResponse(status=204)
    who, scenario = speaker(), scenario_of(session.scenario)
    context: dict[str, object] = {
        "session": session,
        "branch": branch,
        "scenario": scenario,
        "reply": asked.reply,
        "number": branch.answers,
        "spoken": len(who.parts(asked.before)) if who else 0,
        "channel": channel_name(scenario),
        "compose": compose_for(branch, scenario),
    }
    return part(request, "roleplay/asked.html", context)


def _count(request: HttpRequest, name: str) -> int:
    found = request.GET.get(name, "0")
    return int(found) if found.isdecimal() and len(found) < 6 else 0


def _packed(spoken: Spoken, parts: int) -> dict[str, object]:
    return {
        "sound": base64.b64encode(spoken.wav).decode("ascii"),
        "seconds": spoken.seconds,
        "mouth": [[cue.at, cue.viseme] for cue in spoken.cues],
        "parts": parts,
    }
