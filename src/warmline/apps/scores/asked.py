"""Who is offered the list of appeals."""

from __future__ import annotations

from django.http import HttpRequest

from warmline.apps.people.models import Role
from warmline.apps.people.scope import scope_of

# The roles of `selectors.appeals.JUDGES`; that module is not needed to start the house.
ASKED = frozenset({Role.LEAD, Role.TRAINER, Role.ANALYST})


def may_be_asked(request: HttpRequest) -> bool:
    """Say whether the person of this request holds a role that may be asked to decide."""
    user = getattr(request, "user", None)
    return user is not None and bool(scope_of(user).roles & ASKED)
