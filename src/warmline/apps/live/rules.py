"""Who may practise with whom."""

from __future__ import annotations

import rules

from warmline.apps.people.models import Role
from warmline.apps.people.scope import Viewer, scope_of

PLAYS = frozenset({Role.AGENT, Role.LEAD, Role.TRAINER, Role.MANAGER})
"""The roles that may take either seat of a live talk."""


def plays(user: Viewer) -> bool:
    """Holds a role today that practises."""
    return bool(scope_of(user).roles & PLAYS)


rules.add_perm("live.play", rules.predicate(plays))
