"""The saved reply, spoken as it would be typed. While it streams no database connection is held."""

from __future__ import annotations

from typing import cast
from uuid import UUID

from asgiref.sync import sync_to_async
from django.db import connections
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.loader import render_to_string

from warmline.apps.library.selectors import scenario_of
from warmline.apps.people.models import Person
from warmline.apps.roleplay.replies import Reply
from warmline.apps.roleplay.selectors import own_session, read_own_reply
from warmline.apps.roleplay.streams import speak

_HEADERS = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}


async def stream(request: HttpRequest, session_id: UUID, number: int) -> HttpResponseBase:
    """Stream one reply; `Last-Event-ID` says what has arrived already."""
    user = cast(Person, await request.auser())
    branch = request.GET.get("branch", "")
    found = await sync_to_async(_read)(user, session_id, int(branch) if branch.isdecimal() else 0, number)
    if found is None:
        # Not Http404: its page would be drawn on a thread that keeps a database connection.
        return HttpResponse(status=404)
    reply, finish = found
    seen = request.headers.get("Last-Event-ID", "")
    words = speak(reply, finish, after=int(seen) if seen.isdecimal() and len(seen) < 6 else 0)
    return StreamingHttpResponse(words, content_type="text/event-stream", headers=_HEADERS)


def _read(user: Person, session_id: UUID, branch: int, number: int) -> tuple[Reply, str] | None:
    """Fetch all the stream needs, then give the connection back: the words themselves take up to two seconds."""
    try:
        session = own_session(user, session_id)
        reply = read_own_reply(user, session_id, branch, number) if session else None
        if session is None or reply is None:
            return None
        context = {"reply": reply, "number": number, "scenario": scenario_of(session.scenario)}
        return reply, render_to_string("roleplay/parts/spoken.html", context)
    finally:
        _give_connections_back()


def _give_connections_back() -> None:
    """Close the connections of this thread, which only waits from now on; never one inside a transaction."""
    for connection in connections.all(initialized_only=True):
        if not connection.in_atomic_block:
            connection.close()
