"""The authored lessons of this build, found by key."""

from __future__ import annotations

from functools import cache

from warmline.adapters.packs.examples import load_example_sets, load_model_talks
from warmline.core.trials.examples import ExampleSet, ModelTalk


@cache
def model_talks() -> dict[str, ModelTalk]:
    """Return the model conversations by the key of their scenario."""
    return {talk.scenario: talk for talk in load_model_talks()}


@cache
def example_sets() -> dict[str, ExampleSet]:
    """Return the sets of examples by the key of their skill, in the order of the skills."""
    return {found.skill: found for found in load_example_sets()}
