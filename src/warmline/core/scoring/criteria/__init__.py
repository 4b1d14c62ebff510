"""What an organisation's own raters taught the machine, criterion by criterion, and where that is proven.

A criterion is a behaviour of the rubric. See docs/methods/reviews.md.
"""

from warmline.core.scoring.criteria.features import FEATURES, GradedChance, graded_chances
from warmline.core.scoring.criteria.folds import LEAST_REVIEWS, Learned, learn
from warmline.core.scoring.criteria.gate import Reason, Shown, Verdict, decide
from warmline.core.scoring.criteria.heads import OWN, Head, Reviewed, Sheet, fit
from warmline.core.scoring.criteria.learned import LearnedCriteria, Machine

__all__ = [
    "FEATURES",
    "LEAST_REVIEWS",
    "OWN",
    "GradedChance",
    "Head",
    "Learned",
    "LearnedCriteria",
    "Machine",
    "Reason",
    "Reviewed",
    "Sheet",
    "Shown",
    "Verdict",
    "decide",
    "fit",
    "graded_chances",
    "learn",
]
