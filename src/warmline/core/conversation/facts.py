"""Facts of a case: the order, the account, the policy line that both sides may speak about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is known about a case.

    `key` is a short identifier (`order_number`), `label` the words shown to a reader ("Order number"),
    `value` the fact itself as text.
    """

    key: str
    label: str
    value: str


@dataclass(frozen=True, slots=True)
class CaseFacts:
    """All facts of one case, in the order in which they were recorded. Keys are unique."""

    facts: tuple[Fact, ...] = ()

    def __iter__(self) -> Iterator[Fact]:
        return iter(self.facts)

    def __len__(self) -> int:
        return len(self.facts)

    def get(self, key: str) -> Fact | None:
        """Return the fact with this key, or None where nothing is known."""
        return next((fact for fact in self.facts if fact.key == key), None)
