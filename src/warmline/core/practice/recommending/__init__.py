"""What to practise next and why: the step that fits the gap, the doubt, the time and the level best."""

from warmline.core.practice.recommending.candidates import Candidate, Context, Kind, Target
from warmline.core.practice.recommending.choosing import recommend
from warmline.core.practice.recommending.reasons import Code, Passed, Reason, Recommendation

__all__ = ["Candidate", "Code", "Context", "Kind", "Passed", "Reason", "Recommendation", "Target", "recommend"]
