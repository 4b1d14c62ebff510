"""Who may write modules."""

from __future__ import annotations

import rules

from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

WRITE = "modules.write"
ROLES = frozenset({"trainer", "manager", "admin"})


def writes_modules(user: Viewer) -> bool:
    """Holds the role of trainer, programme manager or admin today."""
    return bool(scope_of(user).roles & ROLES)


def register() -> None:
    """Add the permission; called when the app starts."""
    if not rules.perm_exists(WRITE):
        rules.add_perm(WRITE, rules.predicate(writes_modules) & rules.predicate(is_same_house))
