"""Values of a scenario in plain words."""

from __future__ import annotations

from django import template

from warmline.apps.library.languages import language_name
from warmline.apps.studio.texts.fields import TELLINGS
from warmline.apps.studio.texts.places import part_name
from warmline.core.customer.scenario import Telling

register = template.Library()


@register.filter
def told(telling: Telling) -> str:
    """Return when a fact is told: "to a question that fits"."""
    return str(TELLINGS[telling.value])


@register.filter
def part(name: str) -> str:
    """Return the heading of a part of a scenario."""
    return part_name(name)


@register.filter
def tongue(code: str) -> str:
    """Return what a language is called: "Deutsch (German)"."""
    return language_name(code)
