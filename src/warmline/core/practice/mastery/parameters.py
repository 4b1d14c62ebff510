"""What the learner model takes for granted: how far people differ, how fast they change, how much a source tells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from warmline.core.practice.evidence import Source

WEIGHTS: Final[Mapping[Source, float]] = MappingProxyType(
    {
        Source.ASSESSED: 1.0,
        Source.REVIEW: 1.0,
        Source.ROLEPLAY: 1.0,
        Source.DRILL: 0.8,
        Source.WORKSHOP: 0.6,
        Source.QUIZ: 0.5,
        Source.CARD: 0.3,
    }
)
"""How much a sighting tells about doing it with a customer: saying how (a card) tells less than doing it. A choice."""


@dataclass(frozen=True, slots=True)
class Parameters:
    """The figures of the model, on the logit scale and in days.

    A behaviour's mastery is the level of its skill plus what is the behaviour's own. `skill_variance` and
    `own_variance` say how far both lie apart between people before anything was seen. With no sighting, what was
    known fades: the variance comes back to that of a stranger with the time constant `fading_days`, the mean to
    `mean` with `forgetting_days`. Every sighting is a chance to learn and adds the share `practice` of a stranger's
    variance. `trust` (0-1) is how much of a stated difficulty is believed: it is judged, not measured. `blur` is the
    standard deviation of what is left to know of it, `unknown_blur` where none was given; `slip`
    is how often, at either end, a sighting says the opposite of what is there.
    """

    mean: float = 0.0
    skill_variance: float = 0.7
    own_variance: float = 0.8
    fading_days: float = 360.0
    forgetting_days: float = 360.0
    practice: float = 0.04
    trust: float = 0.6
    blur: float = 0.3
    unknown_blur: float = 0.6
    slip: float = 0.01
    weights: Mapping[Source, float] = field(default_factory=lambda: WEIGHTS)

    def __post_init__(self) -> None:
        """Raise ValueError for variances or time constants that are none."""
        positive = (self.skill_variance, self.own_variance, self.fading_days, self.forgetting_days)
        if (
            min(positive) <= 0
            or min(self.practice, self.blur, self.unknown_blur) < 0
            or not 0 <= self.slip < 0.5
            or not 0 <= self.trust <= 1
        ):
            raise ValueError(
                "variances and time constants are above 0, the others not below, slip under 0.5, trust 0-1"
            )


DEFAULT: Final = Parameters()
