"""From a scorecard to a letter: what worked, what to try, in the learner's own words."""

from warmline.core.scoring.feedback.letter import write_feedback
from warmline.core.scoring.feedback.messages import MESSAGES

__all__ = ["MESSAGES", "write_feedback"]
