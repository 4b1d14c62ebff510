"""The saved reply, spoken as it would be typed. While it streams neither thread nor database connection is held."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string

from warmline.apps.library.selectors import scenario_of
from warmline.apps.roleplay.selectors import read_own_reply
from warmline.apps.roleplay.streams import speak
from warmline.apps.roleplay.views.common import person

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


def stream(request: HttpRequest, session_id: UUID, number: int) -> HttpResponseBase:
    """Stream one reply; `Last-Event-ID` says what has arrived already."""
    branch = request.GET.get("branch", "")
    found = read_own_reply(person(request), session_id, int(branch) if branch.isdecimal() else 0, number)
    if found is None:
        # Not Http404: nobody reads a page here.
        return HttpResponse(status=404)
    version, reply = found
    context = {"reply": reply, "number": number, "scenario": scenario_of(version)}
    finish = render_to_string("roleplay/parts/spoken.html", context)
    seen = request.headers.get("Last-Event-ID", "")
    words = speak(reply, finish, after=int(seen) if seen.isdecimal() and len(seen) < 6 else 0)
    return StreamingHttpResponse(words, content_type="text/event-stream", headers=_HEADERS)
