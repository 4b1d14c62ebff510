"""What a language is called."""

from __future__ import annotations

from django import template

from warmline.apps.library.languages import language_name

register = template.Library()


@register.filter
def tongue(code: str) -> str:
    """Return what a language is called: "Deutsch (German)"."""
    return language_name(code)
