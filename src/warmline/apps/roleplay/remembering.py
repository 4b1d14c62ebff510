"""What a customer of a series brought along from the part before, as her first words already showed it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from warmline.apps.roleplay.cases import steps_in_words
from warmline.apps.roleplay.models import Session
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene

_FROM_BEFORE: Final = frozenset({"came_back_well", "came_back_badly", "insulted_before", "promise_broken_before"})


@dataclass(frozen=True, slots=True)
class Remembered:
    """One thing that was remembered, in words, with the agent's own words of that time where it rests on them."""

    words: str
    quote: str


@dataclass(frozen=True, slots=True)
class Begun:
    """How a talk began: its intensity in words (empty as written), whether it is a second part, what was remembered."""

    steps: str
    second: bool
    remembered: Sequence[Remembered]


def begun(session: Session, scene: Scene) -> Begun:
    """Return how the talk of this scene began."""
    return Begun(steps_in_words(session.steps), comes_back(scene.scenario), remembered(scene))


def comes_back(scenario: Scenario) -> bool:
    """Say whether the customer of this case may have met the same person before."""
    return scenario.series is not None and scenario.series.after is not None


def remembered(scene: Scene) -> Sequence[Remembered]:
    """Return what the customer of this scene remembered when she began; empty where she met nobody before."""
    return [Remembered(why.text, why.quote) for why in scene.turns[0].because if why.reason in _FROM_BEFORE]
