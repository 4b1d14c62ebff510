"""The shared vocabulary of skill: what people learn, how it is seen, and how well."""

from warmline.core.skills.model import (
    Anchor,
    Behaviour,
    CounterExample,
    Moment,
    MovePattern,
    Opportunity,
    ProgrammeLevel,
    Rubric,
    Skill,
)

__all__ = [
    "Anchor",
    "Behaviour",
    "CounterExample",
    "Moment",
    "MovePattern",
    "Opportunity",
    "ProgrammeLevel",
    "Rubric",
    "Skill",
]
