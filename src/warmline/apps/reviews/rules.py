"""Who may teach the machine: those who answer for quality in the organisation whose raters they are."""

from __future__ import annotations

import rules

from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

TEACH = "reviews.teach"
_ROLES = frozenset({"analyst", "admin"})


def answers_for_quality(user: Viewer) -> bool:
    """Holds the role of analyst or admin today."""
    return bool(scope_of(user).roles & _ROLES)


def register() -> None:
    """Add the permission; called when the app starts."""
    if not rules.perm_exists(TEACH):
        rules.add_perm(TEACH, rules.predicate(answers_for_quality) & rules.predicate(is_same_house))
