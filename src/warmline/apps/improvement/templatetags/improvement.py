"""The two questions, for the end of any step: {% load improvement %}{% ask_reaction "module" key number %}."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from warmline.apps.improvement.holding import asked_today
from warmline.apps.improvement.models import Step
from warmline.apps.improvement.services.reacting import LONGEST
from warmline.apps.improvement.things import USES, Thing, token_for

register = template.Library()


@register.inclusion_tag("improvement/parts/ask.html", takes_context=True)
def ask_reaction(context: Context, kind: str, ref: str, version: int = 0) -> dict[str, Any]:
    """Ask whoever is signed in what she thinks of a step; nothing is shown to whom answered or waved off today."""
    request = context.get("request")
    user = getattr(request, "user", None)
    if request is None or user is None or not user.is_authenticated or asked_today(user, timezone.now()):
        return {"asks": False}
    thing = Thing(Step(kind), ref, version)
    return {
        "asks": True,
        "token": token_for(user, thing),
        "back": request.get_full_path(),
        "uses": USES,
        "longest": LONGEST,
        "csrf_token": context.get("csrf_token"),
    }
