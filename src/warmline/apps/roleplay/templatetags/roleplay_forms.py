"""A key for each form that must count once, the face a customer comes with, and where a point's appeal stands."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from django import template

from warmline.apps.roleplay.letter_page import LetterPage
from warmline.core.customer.mood_words import pose_weights
from warmline.core.customer.scenario import Scenario
from warmline.core.scoring.feedback_model import Point

register = template.Library()


@register.simple_tag
def new_key() -> str:
    """Return a fresh key: sent twice, the same form is recognised by it."""
    return str(uuid4())


@register.filter
def start_pose(scenario: Scenario) -> dict[str, float]:
    """Return the pose of the mood in which this customer comes."""
    return pose_weights(scenario.mood)


@register.inclusion_tag("roleplay/parts/point_appeal.html")
def point_appeal(page: LetterPage, point: Point) -> dict[str, Any]:
    """Show where the appeal against a point of the letter stands, with the way to it."""
    place = page.place_of(point)
    return {"page": page, "point": point, "place": place, "own": page.appeals.get(-1 if place is None else place)}
