"""Whether somebody leads a team: the navigation asks on every page."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.people.scope import scope_of


def leads(request: HttpRequest) -> bool:
    """Say whether the person of this request leads a team; asked once a request."""
    if not request.user.is_authenticated:
        return False
    found: bool | None = getattr(request, "_leads_a_team", None)
    if found is None:
        found = bool(scope_of(request.user).teams_led)
        request._leads_a_team = found  # type: ignore[attr-defined]
    return found
