"""Who may bring real conversations and read what was made of them: quality analysts, for the places they look after."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import rules
from django.http import HttpRequest

from warmline.apps.people.models import Membership, Role
from warmline.apps.people.rules import is_same_house
from warmline.apps.people.scope import Viewer, scope_of

WORK = "conversations.work"
"""Upload, start, stop, read, download, delete."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where somebody is an analyst today: in the whole organisation, or at some sites."""

    everywhere: bool = False
    sites: frozenset[int] = frozenset()


def is_analyst(user: Viewer) -> bool:
    """Holds the role of quality analyst today."""
    return "analyst" in scope_of(user).roles


def reach_of(user: Viewer) -> Reach:
    """Return where `user` is an analyst; her other roles do not widen it."""
    if not is_analyst(user):
        return Reach()
    held = Membership.objects.current().filter(person=user.pk, role=Role.ANALYST)
    rows = list(held.values_list("organisation_id", "site_id"))
    return Reach(any(row[0] for row in rows), frozenset(row[1] for row in rows if row[1]))


def reaches(user: Viewer, thing: Any) -> bool:
    """The conversations come from a place of hers, or she brought them herself."""
    place = getattr(thing, "site_id", None)
    if not hasattr(thing, "uploaded_by_id") or thing.uploaded_by_id == user.pk:
        return True
    reach = reach_of(user)
    return reach.everywhere or place in reach.sites


def sees_room(request: HttpRequest) -> bool:
    """Return whether the menu offers the conversations."""
    user = getattr(request, "user", None)
    return user is not None and is_analyst(user)


def register() -> None:
    """Add the permission; called when the app starts."""
    if not rules.perm_exists(WORK):
        here = rules.predicate(is_same_house) & rules.predicate(reaches)
        rules.add_perm(WORK, rules.predicate(is_analyst) & here)
