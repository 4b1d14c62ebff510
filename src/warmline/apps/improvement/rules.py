"""Who sees what should get better: trainers, managers and admins, of their own house."""

from __future__ import annotations

from typing import Final

import rules

from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

HANDLE: Final = "improvement.handle"
"""See findings and grouped reactions of the house, look again, and say what was done."""

ROLES: Final = frozenset({"trainer", "manager", "admin"})


def improves(user: Viewer) -> bool:
    """Is a trainer, manager or admin today."""
    return bool(scope_of(user).roles & ROLES)


def register() -> None:
    """Add the permission; called when the app starts."""
    if not rules.perm_exists(HANDLE):
        rules.add_perm(HANDLE, rules.predicate(improves) & rules.predicate(is_same_house))
