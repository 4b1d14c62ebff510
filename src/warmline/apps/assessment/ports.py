"""What assessment asks of tests: the result of a person, the items of a form. Whoever keeps tests fills it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from warmline.apps.people.models import Organisation, Person


@dataclass(frozen=True, slots=True)
class TestResult:
    """A finished, announced test: score and standard error in per cent, when, and the version of its form."""

    __test__ = False  # not a test case, though the name begins like one

    score: float
    error: float
    at: datetime
    version: str


@dataclass(frozen=True, slots=True)
class TestItem:
    """One item of a form, for judges: its key, its question, and its answers.

    An answer is a text and what makes it right: a place, a partner or a rating where the item asks for one, else "yes"
    or nothing.
    """

    __test__ = False

    key: str
    text: str
    answers: Sequence[tuple[str, str]] = ()


class TestBook(Protocol):
    """Tests by their keys."""

    def result(self, person: Person, test: str, since: datetime) -> TestResult | None:
        """Return the result of the person's try that counts since a moment; None where there is none yet."""

    def waits(self, person: Person, test: str, since: datetime) -> bool:
        """Say whether the person's try that counts waits for somebody to mark or decide it."""

    def items(self, organisation: Organisation, test: str) -> Sequence[TestItem]:
        """Return the items of a form, in order; empty where the house has no such test."""

    def address(self, organisation: Organisation, test: str) -> str:
        """Return where a person takes the test; empty where the house has no such test."""

    def choices(self, organisation: Organisation) -> Sequence[tuple[str, str]]:
        """Return the announced tests that the house has, by key and title."""


class NoTests:
    """A house without an item bank: no results, no items."""

    def result(self, person: Person, test: str, since: datetime) -> TestResult | None:
        """Nobody took a test."""
        return None

    def waits(self, person: Person, test: str, since: datetime) -> bool:
        """Nothing waits."""
        return False

    def items(self, organisation: Organisation, test: str) -> Sequence[TestItem]:
        """There are no items."""
        return ()

    def address(self, organisation: Organisation, test: str) -> str:
        """There is no page."""
        return ""

    def choices(self, organisation: Organisation) -> Sequence[tuple[str, str]]:
        """There are none to choose."""
        return ()


_book: list[TestBook] = [NoTests()]


def register_tests(book: TestBook) -> TestBook:
    """Say who keeps tests, and return who did before; called in ready()."""
    before = _book[0]
    _book[0] = book
    return before


def tests() -> TestBook:
    """Return who keeps tests."""
    return _book[0]


Restored = Callable[[UUID, Person, datetime], None]
"""What follows when a certificate is given back: its key, who decided it, when. Part of the same transaction."""

_restored: list[Restored] = []


def on_restored(deed: Restored) -> None:
    """Say what else follows when a certificate is given back; called in ready(). Twice is harmless."""
    if deed not in _restored:
        _restored.append(deed)


def restored(certificate: UUID, actor: Person, now: datetime) -> None:
    """Do what follows when a certificate is given back."""
    for deed in _restored:
        deed(certificate, actor, now)
