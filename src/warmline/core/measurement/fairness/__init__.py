"""Whether an item or a scenario treats groups of people alike, once their level is taken into account."""

from warmline.core.measurement.fairness.functioning import FEWEST_EACH, Functioning, Kind, functioning
from warmline.core.measurement.fairness.logistic import ModelFit, fit_logistic
from warmline.core.measurement.fairness.strata import FEWEST_RESULTS, Gap, Result, gap_between, holm

__all__ = [
    "FEWEST_EACH",
    "FEWEST_RESULTS",
    "Functioning",
    "Gap",
    "Kind",
    "ModelFit",
    "Result",
    "fit_logistic",
    "functioning",
    "gap_between",
    "holm",
]
