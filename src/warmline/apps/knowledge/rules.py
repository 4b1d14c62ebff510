"""Who may write items, set tests, and sit on a panel of experts."""

from __future__ import annotations

import rules

from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

WRITE = "knowledge.write"
SET = "knowledge.set"
PANEL = "knowledge.panel"
WRITERS = frozenset({"trainer", "manager"})
EXPERTS = frozenset({"trainer", "manager", "analyst"})


def writes_items(user: Viewer) -> bool:
    """Holds the role of trainer or programme manager today."""
    return bool(scope_of(user).roles & WRITERS)


def is_expert(user: Viewer) -> bool:
    """Holds a role today that judges answers of others: trainer, manager, quality analyst."""
    return bool(scope_of(user).roles & EXPERTS)


def register() -> None:
    """Add the permissions; called when the app starts."""
    here = rules.predicate(is_same_house)
    for name, predicate in ((WRITE, writes_items), (SET, writes_items), (PANEL, is_expert)):
        if not rules.perm_exists(name):
            rules.add_perm(name, rules.predicate(predicate) & here)
