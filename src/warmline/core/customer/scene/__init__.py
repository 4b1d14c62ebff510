"""A conversation in progress with a simulated customer: begin it, answer, go back, store it, see how it ended."""

from warmline.core.customer.beginning import Memory
from warmline.core.customer.scene.outcome import Critical, Outcome, criticals, outcome
from warmline.core.customer.scene.play import (
    Scene,
    SceneEnded,
    SceneTurn,
    answer,
    begin,
    hint,
    rewind,
    to_conversation,
    to_reading,
)
from warmline.core.customer.scene.remembering import remember
from warmline.core.customer.scene.silence import silence
from warmline.core.customer.scene.storing import dump, load

__all__ = [
    "Critical",
    "Memory",
    "Outcome",
    "Scene",
    "SceneEnded",
    "SceneTurn",
    "answer",
    "begin",
    "criticals",
    "dump",
    "hint",
    "load",
    "outcome",
    "remember",
    "rewind",
    "silence",
    "to_conversation",
    "to_reading",
]
