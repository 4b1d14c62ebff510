"""What the header shows of notices."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from warmline.apps.notices.selectors import MOST, unread_count


def bell(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `bell`, {path, count, shown} of somebody signed in; asked only where a header is drawn."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {}
    return {"bell": SimpleLazyObject(lambda: _bell(unread_count(user)))}


def _bell(count: int) -> dict[str, Any]:
    return {"path": reverse("notices:index"), "count": count, "shown": str(count) if count < MOST else f"{MOST - 1}+"}
