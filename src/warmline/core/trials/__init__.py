"""Where a scene with the simulated customer is scored: what the score and the letter need to know of it."""

from warmline.core.trials.debrief import Debrief, arc_of, debrief

__all__ = ["Debrief", "arc_of", "debrief"]
