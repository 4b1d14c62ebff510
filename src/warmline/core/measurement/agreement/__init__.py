"""Agreement of raters beyond chance, each figure with an interval from drawing conversations anew."""

from warmline.core.measurement.agreement.alpha import Level, alpha, alpha_with_interval
from warmline.core.measurement.agreement.bootstrap import Agreement
from warmline.core.measurement.agreement.gwet import ac2, ac2_with_interval
from warmline.core.measurement.agreement.kappa import Pair, Weighting, kappa, kappa_with_interval

__all__ = [
    "Agreement",
    "Level",
    "Pair",
    "Weighting",
    "ac2",
    "ac2_with_interval",
    "alpha",
    "alpha_with_interval",
    "kappa",
    "kappa_with_interval",
]
