"""What could come next, and in which situation somebody asks."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from warmline.core.skills import ProgrammeLevel


class Kind(StrEnum):
    """What sort of step it is."""

    DRILL = "drill"
    CARDS = "cards"
    ROLEPLAY = "roleplay"
    MODULE = "module"
    TEST = "test"
    WORKSHOP = "workshop"

    @property
    def is_spaced(self) -> bool:
        """Say whether `due` is the first good day (drills, cards) and not the last one (a deadline)."""
        return self in (Kind.DRILL, Kind.CARDS)


@dataclass(frozen=True, slots=True, order=True)
class Target:
    """What a step practises: one behaviour of a skill, or the skill as a whole where `behaviour` is empty."""

    skill: str
    behaviour: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """One step that could come next.

    `minutes` is how long it takes, `difficulty` in logits on the scale of mastery (`practice.difficulty`). `due` is
    the day from which repetition pays for drills and cards and the deadline of everything else; None where neither.
    `last_done` is when this person did it last. `themes` are what somebody may want to be spared.
    """

    key: str
    kind: Kind
    targets: tuple[Target, ...]
    level: ProgrammeLevel
    minutes: float
    difficulty: float = 0.0
    due: datetime | None = None
    last_done: datetime | None = None
    themes: frozenset[str] = frozenset()

    def __post_init__(self) -> None:
        """Raise ValueError for a step that practises nothing or takes no time."""
        if not self.targets or self.minutes <= 0:
            raise ValueError(f"{self.key} needs something to practise and more than no time")

    @property
    def skills(self) -> frozenset[str]:
        """Return the skills that it practises."""
        return frozenset(target.skill for target in self.targets)


@dataclass(frozen=True, slots=True)
class Context:
    """Who asks, and when: the time there is, the level reached, what came just before (newest first), what to spare.

    `goal` is the chance of success (0-1) from which a behaviour counts as held. `seed` breaks ties.
    """

    now: datetime
    minutes: float
    level: ProgrammeLevel
    seed: str
    recent: tuple[Candidate, ...] = field(default=())
    spared: frozenset[str] = frozenset()
    goal: float = 0.85
