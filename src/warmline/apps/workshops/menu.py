"""Who is offered the workshops in the menu."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.workshops.rules import plans_sessions
from warmline.apps.workshops.selectors.mine import has_something


def sees_workshops(request: HttpRequest) -> bool:
    """Return whether the menu offers the workshops: to those who plan them, and to those who have something there."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return False
    return plans_sessions(user) or has_something(user)
