"""How the customer feels: four numbers, each from 0 to 1."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mood:
    """Anger, trust, patience and hope, each 0-1. Values outside are refused, so a step must clip."""

    anger: float
    trust: float
    patience: float
    hope: float

    def __post_init__(self) -> None:
        for name in ("anger", "trust", "patience", "hope"):
            value = getattr(self, name)
            if not 0.0 <= value <= 1.0:
                raise ValueError(f"Mood.{name} is {value}; it must lie between 0 and 1.")

    def moved(self, *, anger: float = 0.0, trust: float = 0.0, patience: float = 0.0, hope: float = 0.0) -> Mood:
        """Return a new mood moved by these amounts and clipped to 0-1, rounded to 4 places."""

        def clip(value: float) -> float:
            return round(min(1.0, max(0.0, value)), 4)

        return Mood(
            clip(self.anger + anger),
            clip(self.trust + trust),
            clip(self.patience + patience),
            clip(self.hope + hope),
        )

    @property
    def warmth(self) -> float:
        """One number for a curve, 0 (angry) to 1 (relieved): the mean of calm, trust, patience and hope, weighted."""
        return round(0.4 * (1 - self.anger) + 0.25 * self.trust + 0.1 * self.patience + 0.25 * self.hope, 4)
