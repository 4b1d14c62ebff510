"""What a practised conversation knows beside its words: how the customer felt after each answer, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Ended(StrEnum):
    """Who ended the talk, and how. `gave_up`: the customer left politely; `stopped`: the agent ended it."""

    RESOLVED = "resolved"
    LEFT = "left"
    GAVE_UP = "gave_up"
    ESCALATED = "escalated"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why the mood moved at one answer: a key, the words a reader sees, the agent's words it rests on.

    `warmth` is by how much it moved the mood, on the scale of `Arc.warmth`; negative where it hurt.
    """

    key: str
    text: str
    quote: str
    warmth: float


@dataclass(frozen=True, slots=True)
class Wording:
    """A better answer that the scenario's author wrote for a behaviour, fit once the topic `after` is known.

    `asks` are the topics that its questions would fetch, `offers` those that it offers.
    """

    behaviour: str
    say: str
    after: str | None = None
    asks: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Arc:
    """The course of one practised conversation.

    `warmth` has one number from 0 (angry) to 1 (relieved) for each customer turn, the opening first. `reasons` has one
    tuple for each answer of the agent, `topics` one for each customer turn: the facts told, the offers made and the
    traps stepped into in that exchange. `pronoun` is she, he or they; `focus` the skills that the scenario is about.
    `solved` may be true where the agent ended the talk: the customer had said yes before.
    """

    name: str
    pronoun: str
    warmth: tuple[float, ...]
    reasons: tuple[tuple[Reason, ...], ...]
    wordings: tuple[Wording, ...]
    topics: tuple[tuple[str, ...], ...]
    solved: bool
    focus: tuple[str, ...] = ()
    ended: Ended = Ended.LEFT

    def change(self, answer: int) -> float:
        """Return by how much the mood moved with this answer (counted from 1); 0 where the customer did not reply."""
        if not 1 <= answer < len(self.warmth):
            return 0.0
        return self.warmth[answer] - self.warmth[answer - 1]

    def reasons_at(self, answer: int) -> tuple[Reason, ...]:
        """Return the reasons of this answer (counted from 1), the strongest first."""
        if not 1 <= answer <= len(self.reasons):
            return ()
        return tuple(sorted(self.reasons[answer - 1], key=lambda reason: -abs(reason.warmth)))

    def new_before(self, answer: int) -> tuple[str, ...]:
        """Return the topics that came up in the very message that this answer (counted from 1) is to."""
        return self.topics[answer - 1] if 1 <= answer <= len(self.topics) else ()

    def known_before(self, answer: int) -> tuple[str, ...]:
        """Return the topics on the table before this answer (counted from 1), the oldest first."""
        return tuple(topic for topics in self.topics[:answer] for topic in topics)
