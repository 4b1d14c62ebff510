"""Who may plan sessions, run one, and join."""

from __future__ import annotations

from typing import Any

import rules
from django.http import HttpRequest

from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

PLAN = "workshops.plan"
RUN = "workshops.run"
JOIN = "workshops.join"
PLANNERS = frozenset({"trainer", "manager", "admin"})


def plans_sessions(user: Viewer) -> bool:
    """Holds the role of trainer, programme manager or admin today."""
    return bool(scope_of(user).roles & PLANNERS)


def runs(user: Viewer, session: Any) -> bool:
    """Is a trainer of the session, or plans sessions and looks after the place where it is."""
    if session is None or user.pk is None:
        return False
    if session.trainers.filter(pk=user.pk).exists():
        return True
    scope = scope_of(user)
    reaches = scope.organisation_wide or (session.site_id is not None and session.site_id in scope.sites)
    return plans_sessions(user) and (reaches or session.made_by_id == user.pk)


def works_here(user: Viewer) -> bool:
    """Holds any role today."""
    return bool(scope_of(user).roles)


def sees_workshops(request: HttpRequest) -> bool:
    """Return whether the menu offers the workshops: to those who plan them.

    Others come from the page Learn, from Today and from messages: to look for a seat of theirs would cost every page of
    the house one more question to the database.
    """
    user = getattr(request, "user", None)
    return user is not None and plans_sessions(user)


def register() -> None:
    """Add the permissions; called when the app starts."""
    here = rules.predicate(is_same_house)
    if not rules.perm_exists(PLAN):
        rules.add_perm(PLAN, rules.predicate(plans_sessions) & here)
        rules.add_perm(RUN, here & rules.predicate(runs))
        rules.add_perm(JOIN, rules.predicate(works_here) & here)
