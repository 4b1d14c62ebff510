"""What waits for a person, on the pages of the rooms above."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.utils import timezone

from warmline.apps.library.selectors import scenario_of
from warmline.apps.live.models import Status
from warmline.apps.live.selectors import can_be_live, waiting
from warmline.core.customer.scenario import Scenario

register = template.Library()


@register.inclusion_tag("live/parts/waiting.html", takes_context=True)
def live_waiting(context: Context) -> dict[str, Any]:
    """Show the invitations and open talks that wait for whoever looks; nothing where there are none. One query."""
    user = context["request"].user
    found = waiting(user, timezone.now())
    return {
        "asked": [(talk, scenario_of(talk.scenario)) for talk in found if talk.status == Status.INVITED],
        "going": [(talk, scenario_of(talk.scenario)) for talk in found if talk.status == Status.ACTIVE],
        "me": user,
    }


@register.filter
def by_people(scenario: Scenario) -> bool:
    """Say whether two people can play this case."""
    return can_be_live(scenario)
