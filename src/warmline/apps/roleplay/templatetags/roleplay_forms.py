"""A key for each form that must count once."""

from __future__ import annotations

from uuid import uuid4

from django import template

register = template.Library()


@register.simple_tag
def new_key() -> str:
    """Return a fresh key: sent twice, the same form is recognised by it."""
    return str(uuid4())
