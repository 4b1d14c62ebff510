"""A score keeps its parts: skill -> criterion -> opportunity -> quote."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from warmline.core.moves import Mark


class Status(StrEnum):
    """*Suggested*: worked out by the machine and confirmed by nobody. *Proven*: agreement with people was shown."""

    SUGGESTED = "suggested"
    PROVEN = "proven"


class Resolved(StrEnum):
    """Whether the case was solved, as far as the conversation shows."""

    YES = "yes"
    NO = "no"
    UNCLEAR = "unclear"


@dataclass(frozen=True, slots=True)
class Observation:
    """One opportunity for one behaviour and what was done with it.

    `cue` is the mark that called for it (None where the moment itself did), `turn` the agent turn judged, `anchor`
    1-4, `marks` the moves that decided it (`mark_turns` says in which turns), `confidence` 0-1. `taken` says whether
    one of the behaviour's patterns fitted; where none did, the chance was missed and `anchor` is 1.
    """

    behaviour: str
    skill: str
    turn: int
    anchor: int
    confidence: float
    cue_turn: int | None = None
    cue: Mark | None = None
    marks: tuple[Mark, ...] = ()
    mark_turns: tuple[int, ...] = ()
    taken: bool = False

    @property
    def missed(self) -> bool:
        """Whether nothing of the behaviour was seen, good or bad: the words of anchor 1 say more than is known."""
        return self.anchor == 1 and not self.taken and not self.marks


LANGUAGE: Final = "correct_language"
"""The behaviour that spelling speaks to. It counts in its own skill and never in the whole."""


def of_the_whole(observations: Sequence[Observation]) -> list[Observation]:
    """Return the observations that `overall` rests on: all but those on spelling."""
    return [each for each in observations if each.behaviour != LANGUAGE]


@dataclass(frozen=True, slots=True)
class SkillScore:
    """One skill in one conversation. None means "not observed" and is never counted as zero.

    `score`, `low`, `high` are 0-100; `low` and `high` bound a 90 % interval; `level` is 1-4.
    """

    skill: str
    score: float | None
    low: float | None
    high: float | None
    level: int | None
    opportunities: int
    status: Status = Status.SUGGESTED


@dataclass(frozen=True, slots=True)
class Evidence:
    """One mark and what it did to a skill's score: `effect` in signed points of that skill."""

    turn: int
    mark: Mark
    skill: str | None
    effect: float


@dataclass(frozen=True, slots=True)
class CriticalError:
    """Something that caps the whole: a false promise, an insult, data shown to the wrong person."""

    name: str
    turn: int
    quote: str


@dataclass(frozen=True, slots=True)
class Versions:
    """What made the score: engine, reader and rubric, so that the same input gives the same score again.

    `criteria` is the version of what the organisation's own raters taught, `words` that of the dictionary; each is
    empty where nothing of it was used.
    """

    engine: str
    reader: str
    rubric: str
    criteria: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The score of one conversation with all its parts. `skills` has all 23, in the order of SKILL_KEYS."""

    conversation: str
    versions: Versions
    overall: float | None
    resolved: Resolved
    critical: tuple[CriticalError, ...]
    skills: tuple[SkillScore, ...]
    observations: tuple[Observation, ...]
    evidence: tuple[Evidence, ...]

    def skill(self, key: str) -> SkillScore:
        """Return one skill's score. Raises KeyError where the key is unknown."""
        return {skill.skill: skill for skill in self.skills}[key]
