"""Who may bring shifts of others."""

from __future__ import annotations

import rules

from warmline.apps.people.models import Role
from warmline.apps.people.scope import Viewer, scope_of

BRINGS = frozenset({Role.MANAGER, Role.ADMIN})
"""The roles that load shifts, for the people they look after."""


def brings(user: Viewer) -> bool:
    """Holds a role today that loads shifts."""
    return bool(scope_of(user).roles & BRINGS)


rules.add_perm("shifts.bring", rules.predicate(brings))
