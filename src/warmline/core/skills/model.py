"""Skill, behaviour, anchor and rubric.

Three words are kept apart: an *anchor* (1-4) grades one behaviour as seen, a *skill level* (1-4) is where a person
stands on a skill, a *programme level* is a set of required skill levels with a focus.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum, StrEnum

from warmline.core.conversation import Channel


class ProgrammeLevel(IntEnum):
    """The four levels of the programme."""

    FOUNDATION = 1
    PROFICIENCY = 2
    MASTERY = 3
    EXPERT = 4


class Moment(StrEnum):
    """When a behaviour is called for."""

    CUE = "cue"  # after a customer's turn that holds one of the opportunity's cues
    OPENING = "opening"  # the agent's first turn
    CLOSING = "closing"  # the agent's last turns, once the case is settled or given up
    EVERY_TURN = "every_turn"  # every turn of the agent that holds more than a courtesy
    CONVERSATION = "conversation"  # once, over the whole conversation
    MOVE = "move"  # after the agent's own move named in the opportunity (a refusal calls for a reason)
    HUMAN = "human"  # cannot be read from text: only a human rater observes it


@dataclass(frozen=True, slots=True)
class MovePattern:
    """Moves that must all be there (`needs`) and moves that must not (`without`), by catalogue name."""

    needs: frozenset[str]
    without: frozenset[str] = frozenset()

    def matches(self, moves: frozenset[str]) -> bool:
        """Say whether a set of move names fits the pattern."""
        return self.needs <= moves and not (self.without & moves)

    @classmethod
    def parse(cls, text: str) -> MovePattern:
        """Read "a + b + !c": a and b must be there, c must not. Raises ValueError saying what was expected."""
        parts = [part.strip() for part in text.split("+")]
        names = [part.removeprefix("!") for part in parts]
        if not all(name.isidentifier() for name in names):
            raise ValueError(f"{text!r} is no move pattern; expected names joined by ' + ', with ! to bar one.")
        pattern = cls(
            frozenset(part for part in parts if not part.startswith("!")),
            frozenset(part[1:] for part in parts if part.startswith("!")),
        )
        if not pattern.needs:
            raise ValueError(f"{text!r} only bars moves; expected at least one move that must be there.")
        if pattern.needs & pattern.without:
            raise ValueError(f"{text!r} both needs and bars {', '.join(sorted(pattern.needs & pattern.without))}.")
        return pattern


@dataclass(frozen=True, slots=True)
class Opportunity:
    """What calls for a behaviour, and for how many agent turns the chance stays open."""

    moment: Moment
    cues: frozenset[str] = frozenset()  # cue names (Moment.CUE) or move names (Moment.MOVE)
    within: int = 1
    channels: frozenset[Channel] = frozenset()  # empty: every channel


@dataclass(frozen=True, slots=True)
class Anchor:
    """One grade (1-4) of one behaviour: what it looks like, and which moves show it."""

    grade: int
    text: str
    shown_by: tuple[MovePattern, ...] = ()


@dataclass(frozen=True, slots=True)
class CounterExample:
    """Words in which the phrase is there but the need is missed, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something an observer can see an agent do.

    `say` and `avoid` are what an agent might answer to `moment`, a customer's sentence that calls for the behaviour
    (for behaviours among colleagues: what a colleague says).
    """

    key: str
    name: str
    why: str
    opportunity: Opportunity
    anchors: tuple[Anchor, Anchor, Anchor, Anchor]
    say: str
    avoid: str
    counter_example: CounterExample
    next_step: str
    moment: str = ""

    def grade(self, moves: frozenset[str]) -> int:
        """Return the highest anchor (4 to 1) whose patterns fit the moves seen; 1 where none fits."""
        for anchor in reversed(self.anchors):
            if any(pattern.matches(moves) for pattern in anchor.shown_by):
                return anchor.grade
        return 1


@dataclass(frozen=True, slots=True)
class Skill:
    """One of the 23 skills: its meaning, its four skill levels in words, its behaviours."""

    key: str
    name: str
    definition: str
    introduced_at: ProgrammeLevel
    levels: tuple[str, str, str, str]
    behaviours: tuple[Behaviour, ...]


@dataclass(frozen=True, slots=True)
class Rubric:
    """All skills of one version of the curriculum, in the order of `SKILL_KEYS`."""

    version: str
    skills: tuple[Skill, ...]

    def __iter__(self) -> Iterator[Skill]:
        return iter(self.skills)

    def skill(self, key: str) -> Skill:
        """Return the skill with this key. Raises KeyError where there is none."""
        for skill in self.skills:
            if skill.key == key:
                return skill
        raise KeyError(key)

    def behaviours(self) -> Iterator[tuple[Skill, Behaviour]]:
        """Yield every behaviour with the skill it belongs to."""
        return ((skill, behaviour) for skill in self.skills for behaviour in skill.behaviours)

    def behaviour(self, key: str) -> tuple[Skill, Behaviour]:
        """Return (skill, behaviour) for a behaviour's key. Raises KeyError where there is none."""
        for skill, behaviour in self.behaviours():
            if behaviour.key == key:
                return skill, behaviour
        raise KeyError(key)
