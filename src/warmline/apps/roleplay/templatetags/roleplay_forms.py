"""A key for each form that must count once, and the face a customer comes with."""

from __future__ import annotations

from uuid import uuid4

from django import template

from warmline.core.customer.mood_words import pose_weights
from warmline.core.customer.scenario import Scenario

register = template.Library()


@register.simple_tag
def new_key() -> str:
    """Return a fresh key: sent twice, the same form is recognised by it."""
    return str(uuid4())


@register.filter
def start_pose(scenario: Scenario) -> dict[str, float]:
    """Return the pose of the mood in which this customer comes."""
    return pose_weights(scenario.mood)
