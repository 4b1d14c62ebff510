"""Why a step was chosen or not, as data: a code, a figure and what it is about. Words are made elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from warmline.core.practice.recommending.candidates import Candidate, Target


class Code(StrEnum):
    """What spoke for or against a step. `Reason.value` is given in brackets.

    For it: `GAP` (chance of success now), `UNCERTAIN` (width of the range), `AIMED` (predicted success), `DUE` (days
    since it was due), `DEADLINE` (days left, below 0 past it), `VARIED` (steps since the skill came last), `LEVEL`
    (the level).

    Against it: `TOO_LONG` (its minutes), `SPARED` (0), `LEVEL_TOO_HIGH` (its level), `HELD` (chance of success now, at
    or above the goal), `SMALLER_GAP` (chance of success now), `KNOWN_BETTER` (width of the range), `TOO_HARD` and
    `TOO_EASY` (predicted success), `NOT_DUE` (days until), `LESS_DUE` (days since), `NO_HURRY` (days left; -1 without a
    deadline), `SAME_AGAIN` (steps since the skill came last), `OTHER_LEVEL` (its level), `DRAWN` (0): as good as the
    best, and the draw fell on the other.
    """

    GAP = "gap"
    UNCERTAIN = "uncertain"
    AIMED = "aimed"
    DUE = "due"
    DEADLINE = "deadline"
    VARIED = "varied"
    LEVEL = "level"
    TOO_LONG = "too_long"
    SPARED = "spared"
    LEVEL_TOO_HIGH = "level_too_high"
    HELD = "held"
    SMALLER_GAP = "smaller_gap"
    KNOWN_BETTER = "known_better"
    TOO_HARD = "too_hard"
    TOO_EASY = "too_easy"
    NOT_DUE = "not_due"
    LESS_DUE = "less_due"
    NO_HURRY = "no_hurry"
    SAME_AGAIN = "same_again"
    OTHER_LEVEL = "other_level"
    DRAWN = "drawn"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its code, the figure behind it (see `Code`), and what it is about (None: the step as a whole)."""

    code: Code
    value: float
    target: Target | None = None


@dataclass(frozen=True, slots=True)
class Passed:
    """A step that was not chosen, and the reason that weighed most."""

    candidate: Candidate
    why_not: Reason


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The next step (None where nothing fits), why, strongest reason first, and why none of the others, best first."""

    best: Candidate | None
    why: tuple[Reason, ...]
    why_not: tuple[Passed, ...]
