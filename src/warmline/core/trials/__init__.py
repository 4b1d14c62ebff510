"""Scripted agents that play a customer, scenarios checked by them, and a scene scored and put into a letter."""

from warmline.core.trials.agents import AGENTS, ScriptedAgent
from warmline.core.trials.debrief import Debrief, arc_of, debrief
from warmline.core.trials.lint import Finding, lint_scenario
from warmline.core.trials.play import play

__all__ = ["AGENTS", "Debrief", "Finding", "ScriptedAgent", "arc_of", "debrief", "lint_scenario", "play"]
