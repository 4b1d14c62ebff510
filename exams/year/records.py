"""What is noted of a person's year: her skill at the end of each month, minutes, recall expected and seen, claims."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from warmline.core.practice.mastery import Claim

MONTHS: Final = 12
EDGES: Final = (0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95)
"""Borders between the classes of expected recall."""


class OverTheLimit(AssertionError):
    """A day held more than the person's minutes, or practice on a day off."""


@dataclass(slots=True)
class Recall:
    """Expected recall at reviews and what came, in classes: (sum expected, times recalled, reviews)."""

    classes: list[list[float]] = field(default_factory=lambda: [[0.0, 0.0, 0] for _ in range(len(EDGES) + 1)])

    def note(self, expected: float, came: float) -> None:
        """Note one review: whether it was recalled, or how much of it was shown (0-1)."""
        row = self.classes[sum(expected >= edge for edge in EDGES)]
        row[0] += expected
        row[1] += came
        row[2] += 1

    def add(self, other: Recall) -> None:
        """Take in the reviews of another."""
        for mine, theirs in zip(self.classes, other.classes, strict=True):
            for n, value in enumerate(theirs):
                mine[n] += value

    @property
    def n(self) -> int:
        """Return how many reviews there were."""
        return int(sum(row[2] for row in self.classes))

    @property
    def expected(self) -> float:
        """Return the mean expected recall, 0-1; 0 without reviews."""
        return sum(row[0] for row in self.classes) / max(1, self.n)

    @property
    def seen(self) -> float:
        """Return the share that was recalled, 0-1; 0 without reviews."""
        return sum(row[1] for row in self.classes) / max(1, self.n)

    @property
    def error(self) -> float:
        """Return the calibration error: the mean distance of expected and seen over classes, by reviews."""
        return sum(abs(row[0] - row[1]) for row in self.classes) / max(1, self.n)


@dataclass(slots=True)
class Year:
    """One person's year. Skill is the true one, 0-1, at the start and at the end of each month.

    `daily` are minutes of drills and cards on days practised, by month; `fullest` is the fullest day as a share of her
    limit. `met` is the share of drills and cards that was met. `facts` is the mean chance of recalling what stands on
    the cards when the year is over, `unlearned` the same of somebody who never saw a card. `success` is the mean of all
    drills, 0-1; `alone` are those without an example before and `helped` those with one: the chance that the learner
    model gave without it, and the success that came. `own_drills` and `own_cards` are recall as it is expected of this
    person by her own answers. `aside` is how often something was set aside. `met_by` are the shares of drills and cards
    met at the end of each month, `in_reach` the share of drills that are new and that she is likely enough to master.
    """

    world: str
    skill: dict[str, list[float]] = field(default_factory=dict)
    daily: list[list[float]] = field(default_factory=lambda: [[] for _ in range(MONTHS)])
    new: list[int] = field(default_factory=lambda: [0] * MONTHS)
    done: list[int] = field(default_factory=lambda: [0] * MONTHS)
    fullest: float = 0.0
    talk_minutes: float = 0.0
    working: int = 0
    practised: int = 0
    empty: int = 0
    drills: Recall = field(default_factory=Recall)
    cards: Recall = field(default_factory=Recall)
    own_drills: Recall = field(default_factory=Recall)
    own_cards: Recall = field(default_factory=Recall)
    alone: Recall = field(default_factory=Recall)
    helped: Recall = field(default_factory=Recall)
    aside: int = 0
    met_by: dict[str, list[float]] = field(default_factory=dict)
    in_reach: list[float] = field(default_factory=list)
    reviews: dict[str, float] = field(default_factory=dict)
    met: float = 0.0
    facts: float = 0.0
    unlearned: float = 0.0
    success: float = 0.0
    claims: list[Claim] = field(default_factory=list)
    skill_claims: list[Claim] = field(default_factory=list)

    @property
    def hours(self) -> float:
        """Return the time of the year: drills, cards and talks."""
        return (sum(map(sum, self.daily)) + self.talk_minutes) / 60

    def gain(self, arm: str) -> float:
        """Return how many percentage points of true success a year brought."""
        return 100 * (self.skill[arm][-1] - self.skill[arm][0])
