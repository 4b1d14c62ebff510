"""The main navigation: a small registry that apps add to, and the context processor that reads it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


def is_signed_in(request: HttpRequest) -> bool:
    """Return whether a person is signed in; requests without a user count as nobody."""
    user = getattr(request, "user", None)
    return bool(user is not None and user.is_authenticated)


@dataclass(frozen=True, slots=True)
class NavItem:
    """One place in the navigation. `path` starts and ends with a slash, `order` sorts, `shown` says who sees it.

    `also` are paths of other rooms that are reached from here and have no place of their own.
    """

    key: str
    label: str | Promise
    path: str
    order: int
    shown: Callable[[HttpRequest], bool] = is_signed_in
    also: tuple[str, ...] = ()

    def is_current(self, path: str) -> bool:
        """Return whether a page at `path` belongs here. The first page matches only itself."""
        return path == self.path if self.path == "/" else path.startswith(self.path)

    def leads_to(self, path: str) -> bool:
        """Return whether a page at `path` is reached from here, though it is no part of this room."""
        return path.startswith(self.also)


_items: dict[str, NavItem] = {}


def register(item: NavItem) -> None:
    """Add an item, or replace the one of the same key."""
    _items[item.key] = item


def register_defaults() -> None:
    """Register what everybody who is signed in sees."""
    register(NavItem("today", _("Today"), "/", order=10))
    register(NavItem("practise", _("Practise"), "/practise/", order=20))


def items_for(request: HttpRequest) -> list[NavItem]:
    """Return the items that this request may see, in order; none where it broke before its person was known."""
    if not hasattr(request, "user"):
        return []
    return sorted((item for item in _items.values() if item.shown(request)), key=lambda item: item.order)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `nav_items`, a list of {label, path, current}."""
    items = items_for(request)
    here = [item for item in items if item.is_current(request.path)]
    here = here or [item for item in items if item.leads_to(request.path)]
    return {"nav_items": [{"label": item.label, "path": item.path, "current": item in here} for item in items]}
