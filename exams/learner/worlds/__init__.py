"""Simulated learners from several generating models, none of them the model under exam."""

from collections.abc import Callable, Mapping
from random import Random
from types import MappingProxyType
from typing import Final

from exams.learner.worlds.base import BEHAVIOURS, DIFFICULTIES, SKILLS, Simulated, skill_of, whole
from exams.learner.worlds.power import PowerLaw
from exams.learner.worlds.rated import Rated
from exams.learner.worlds.still import Still
from exams.learner.worlds.threshold import Threshold
from exams.learner.worlds.tracing import TwoState

WORLDS: Final[Mapping[str, Callable[[Random], Simulated]]] = MappingProxyType(
    {
        "power law of practice with lapses": PowerLaw,
        "two states with forgetting": TwoState,
        "steps over a threshold, tiring": Threshold,
        "growth seen by unlike raters": Rated,
        "no learning at all": Still,
    }
)
STILL: Final = "no learning at all"

__all__ = ["BEHAVIOURS", "DIFFICULTIES", "SKILLS", "STILL", "WORLDS", "Simulated", "skill_of", "whole"]
