"""Scripted agents. They know what a learner can see, never what the customer's patterns listen for."""

from warmline.core.trials.agents.average import Average
from warmline.core.trials.agents.good import Good
from warmline.core.trials.agents.model import ScriptedAgent
from warmline.core.trials.agents.poor import (
    Arguer,
    Copier,
    DoNothing,
    Flatterer,
    Overpromiser,
    ReadsRules,
    SolutionOnly,
    Stonewaller,
)
from warmline.core.trials.agents.styles import STYLES

AGENTS: dict[str, tuple[ScriptedAgent, ...]] = {
    "good": tuple(Good(style) for style in STYLES),
    "average": tuple(Average(style) for style in STYLES),
    "poor": (DoNothing(), Stonewaller(), ReadsRules(), Arguer(), Flatterer()),
}

__all__ = [
    "AGENTS",
    "STYLES",
    "Arguer",
    "Average",
    "Copier",
    "DoNothing",
    "Flatterer",
    "Good",
    "Overpromiser",
    "ReadsRules",
    "ScriptedAgent",
    "SolutionOnly",
    "Stonewaller",
]
