"""The saved reply, spoken as it would be typed. While it streams neither thread nor database connection is held."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import redirect
from django.template.loader import render_to_string
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from warmline.apps.library.selectors import scenario_of
from warmline.apps.roleplay.replies import Reply
from warmline.apps.roleplay.selectors import read_own_reply
from warmline.apps.roleplay.streams import speak
from warmline.apps.roleplay.views.common import person, wants_part

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def stream(request: HttpRequest, session_id: UUID, number: int) -> HttpResponseBase:
    """Stream one reply; `Last-Event-ID` says what has arrived already."""
    found = _own(request, session_id, number)
    if found is None:
        # Not Http404: nobody reads a page here.
        return HttpResponse(status=404)
    reply, finish = found
    seen = request.headers.get("Last-Event-ID", "")
    after = int(seen) if seen.isdecimal() and len(seen) < 6 else 0
    words = speak(reply, finish, after=after, at_once="at_once" in request.GET)
    return StreamingHttpResponse(words, content_type="text/event-stream", headers=_HEADERS)


@require_GET
@never_cache
def whole(request: HttpRequest, session_id: UUID, number: int) -> HttpResponse:
    """Bring one reply at once, for whoever does not want to watch it being written; the line takes the stream's place.

    A talk page shows the same words, so a browser without a script is sent there.
    """
    found = _own(request, session_id, number)
    if found is None:
        raise Http404
    return HttpResponse(found[1]) if wants_part(request) else redirect("roleplay:talk", session_id)


def _own(request: HttpRequest, session_id: UUID, number: int) -> tuple[Reply, str] | None:
    """Return a reply of the reader's own and the finished line that shows it."""
    branch = request.GET.get("branch", "")
    wanted = int(branch) if branch.isdecimal() and len(branch) < 6 else 0
    found = read_own_reply(person(request), session_id, wanted, number)
    if found is None:
        return None
    version, reply = found
    context = {"reply": reply, "number": number, "scenario": scenario_of(version)}
    return reply, render_to_string("roleplay/parts/spoken.html", context)
