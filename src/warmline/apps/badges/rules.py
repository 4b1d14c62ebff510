"""Who may look after keys, and take badges back."""

from __future__ import annotations

from typing import Any

import rules

from warmline.apps.people.rules import is_admin, is_same_house
from warmline.apps.people.scope import Viewer


def manages(user: Viewer, thing: Any) -> bool:
    """Is an admin of the house to which the key, the badge or the organisation belongs."""
    return is_admin(user) and is_same_house(user, thing)


rules.add_perm("badges.manage", rules.predicate(manages))
