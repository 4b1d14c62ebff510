"""Who may write scenarios, and who may say how they are reviewed."""

from __future__ import annotations

import rules
from django.http import HttpRequest

from warmline.apps.people.rules import is_admin, is_same_house
from warmline.apps.people.scope import Viewer, scope_of

WRITE = "studio.write"
SETTLE = "studio.settle"
ROLES = frozenset({"trainer", "manager", "admin"})


def writes_scenarios(user: Viewer) -> bool:
    """Holds the role of trainer, programme manager or admin today."""
    return bool(scope_of(user).roles & ROLES)


def sees_studio(request: HttpRequest) -> bool:
    """Return whether the menu offers the studio."""
    user = getattr(request, "user", None)
    return user is not None and writes_scenarios(user)


def register() -> None:
    """Add the permissions; called when the app starts."""
    here = rules.predicate(is_same_house)
    if not rules.perm_exists(WRITE):
        rules.add_perm(WRITE, rules.predicate(writes_scenarios) & here)
    if not rules.perm_exists(SETTLE):
        rules.add_perm(SETTLE, rules.predicate(is_admin) & here)
