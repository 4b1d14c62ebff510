"""What somebody looks after: the navigation asks on every page, so the answer is kept with the request."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.people.models import Role
from warmline.apps.people.scope import Scope, scope_of


def leads(request: HttpRequest) -> bool:
    """Say whether the person of this request leads a team."""
    return bool(_scope(request).teams_led)


def administers(request: HttpRequest) -> bool:
    """Say whether the person of this request is an admin of the organisation."""
    return Role.ADMIN in _scope(request).roles


def _scope(request: HttpRequest) -> Scope:
    found: Scope | None = getattr(request, "_pages_scope", None)
    if found is None:
        found = scope_of(request.user) if request.user.is_authenticated else Scope()
        request._pages_scope = found  # type: ignore[attr-defined]
    return found
