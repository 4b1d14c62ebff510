"""What a service says when it will not do something."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import rules
from django.core.exceptions import PermissionDenied

from warmline.apps.people.scope import Viewer


class Refused(Exception):
    """The deed makes no sense as things stand; the message is for the person who asked, in her language."""


def require(permission: str, user: Viewer, thing: Any = None) -> None:
    """Raise PermissionDenied unless `user` may do this to the thing."""
    if not rules.has_perm(permission, user, thing):
        raise PermissionDenied(permission)


def require_all(permission: str, user: Viewer, things: Sequence[Any]) -> None:
    """Raise PermissionDenied unless `user` may do this to each of the things."""
    for thing in things:
        require(permission, user, thing)
