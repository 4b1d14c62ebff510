"""What a learner reads: a letter, not a table."""

from __future__ import annotations

from dataclasses import dataclass

from warmline.core.scoring.note import Note


@dataclass(frozen=True, slots=True)
class Point:
    """One thing that worked or one thing to try, always with the learner's own words.

    `turn` is the turn's number in the conversation, `answer` the learner's count of her answers (from 1). `exact` is
    the exact part of that turn; `quote` is the same, with "…" where the turn goes on. `better` is wording for this
    very moment, None on a point that worked.
    """

    behaviour: str
    skill: str
    name: str
    anchor: int
    anchor_text: str
    quote: str
    turn: int
    answer: int
    why: str
    better: str | None = None
    next_step: str | None = None
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Bend:
    """A place where the mood turned: after which answer, which words, which reason, up or down.

    `exact` is the exact part of the agent's words; `quote` is the same, with "…" where they go on.
    """

    answer: int
    quote: str
    reason: str
    rising: bool
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Feedback:
    """The whole letter. `tries` is sorted so that the first is the one next step; it may be empty.

    `notes` are on the writing (or, where `spoken`, the speaking); they are no part of any score.
    """

    headline: str
    worked: tuple[Point, ...]
    tries: tuple[Point, ...]
    bends: tuple[Bend, ...]
    notes: tuple[Note, ...] = ()
    spoken: bool = False
