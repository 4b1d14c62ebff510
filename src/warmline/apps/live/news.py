"""What is new in a talk since a line, as the page of one side takes it in."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django.http import HttpRequest
from django.template.loader import render_to_string

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.models import LiveTalk, Side, Status
from warmline.apps.live.screens import player_part
from warmline.apps.live.selectors import lines_for
from warmline.apps.people.models import Person


def news_for(request: HttpRequest, user: Person, talk: LiveTalk, *, after: int) -> dict[str, Any]:
    """Return the new lines as HTML, the number of the last one, a fresh key, and for the player her brief anew.

    `over` says that the talk is over: then the page is left for what comes after it.
    """
    if talk.status != Status.ACTIVE:
        return {"over": True}
    side, scenario = talk.side_of(user) or Side.AGENT, scenario_of(talk.scenario)
    agent = side is Side.AGENT
    lines = lines_for(user, talk, after=after if agent else 0)
    new = [line for line in lines if line.number > after]
    frame = {"scenario": scenario, "agent": agent, "request": request}
    told = "".join(render_to_string("live/parts/line.html", {**frame, "line": line}) for line in new)
    found: dict[str, Any] = {"over": False, "html": told, "last": new[-1].number if new else after, "key": str(uuid4())}
    if not agent and new:
        part = player_part(talk, scenario, lines)
        if part.guidance is not None:
            found["guide"] = render_to_string("live/parts/guide.html", {**frame, "player": part})
            drawn = {**frame, "poses": part.guidance.poses}
            found["portrait"] = render_to_string("live/parts/portrait.html", drawn)
        found["brief"] = render_to_string("live/parts/brief.html", {**frame, "brief": part.brief})
    return found
