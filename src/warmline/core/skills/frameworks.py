"""Service frameworks: short orders of steps that people keep in mind during a contact."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FrameworkStep:
    """One step. `example` are words that an agent might say; `shown_by` names moves, empty where only people see it."""

    name: str
    do: str
    example: str
    shown_by: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Framework:
    """One card: its steps in order, when it helps and when not, and to whom it is commonly credited.

    `order_matters` says that a later step done early undoes the earlier ones.
    """

    key: str
    name: str
    purpose: str
    steps: tuple[FrameworkStep, ...]
    order_matters: bool
    use_when: str
    not_when: str
    origin: str
    skills: tuple[str, ...]

    def steps_shown(self, moves: frozenset[str]) -> tuple[str, ...]:
        """Return the names of the steps of which a move was seen, in the card's order."""
        return tuple(step.name for step in self.steps if step.shown_by & moves)
