"""Scripted agents that play a customer, scenarios checked by them, and a scene scored and put into a letter."""

from warmline.core.trials.agents import AGENTS, ScriptedAgent
from warmline.core.trials.debrief import Debrief, arc_of, debrief
from warmline.core.trials.lint import Finding, Watch, lint_scenario, scenes_of
from warmline.core.trials.play import play

__all__ = [
    "AGENTS",
    "Debrief",
    "Finding",
    "ScriptedAgent",
    "Watch",
    "arc_of",
    "debrief",
    "lint_scenario",
    "play",
    "scenes_of",
]
