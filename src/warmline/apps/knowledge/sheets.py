"""What was asked and answered in one attempt, whichever room it lies in: one value for both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from pydantic import TypeAdapter

from warmline.apps.knowledge.models import Attempt, Response
from warmline.apps.people import vault
from warmline.apps.people.models import Person

PURPOSE = "practice"


@dataclass(frozen=True, slots=True)
class Entry:
    """One answer: to which version, its points (None while a person must look, or where it never counts)."""

    version: int
    key: UUID
    answer: tuple[str, ...]
    score: float | None
    right: bool | None
    counts: bool
    seconds: float
    too_fast: bool
    at: datetime


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an attempt came to. `score`, `se`, `cut` are shares of the points; `bands` says one word a skill."""

    score: float
    se: float
    cut: float
    n: int
    verdict: str
    bands: dict[str, str]
    theta: float | None = None
    hurried: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """The versions asked so far, in order (all of them in a fixed form), the answers, and the outcome at the end."""

    paper: tuple[int, ...] = ()
    entries: tuple[Entry, ...] = ()
    outcome: Outcome | None = None

    @property
    def current(self) -> int | None:
        """The version that waits for its answer; None where all that was asked is answered."""
        place = len(self.entries)
        return self.paper[place] if place < len(self.paper) else None

    def with_entry(self, entry: Entry) -> Sheet:
        """Return the sheet with one more answer."""
        return replace(self, entries=(*self.entries, entry))


_SHEET: TypeAdapter[Sheet] = TypeAdapter(Sheet)
_OUTCOME: TypeAdapter[Outcome] = TypeAdapter(Outcome)


def read_sheet(reader: Person, attempt: Attempt) -> Sheet:
    """Return the sheet of an attempt. Raises `vault.NotTheOwner` for a quiz of somebody else.

    The caller has found an assessed attempt by `visible_to`.
    """
    if not attempt.is_assessed:
        return _SHEET.validate_json(
            vault.open_sealed(attempt.person, reader, bytes(attempt.sealed or b""), purpose=PURPOSE)
        )
    entries = tuple(_entry(row) for row in Response.objects.filter(attempt=attempt))
    outcome = None if attempt.result is None else _OUTCOME.validate_python(attempt.result)
    return Sheet(tuple(attempt.paper), entries, outcome)


def read_own_quizzes(owner: Person, attempts: Sequence[Attempt]) -> list[Sheet]:
    """Return the sheets of a person's own quizzes, in their order, with one look at her key."""
    sealed = [bytes(attempt.sealed or b"") for attempt in attempts]
    return [_SHEET.validate_json(one) for one in vault.open_many(owner, owner, sealed, purpose=PURPOSE)]


def write_sheet(attempt: Attempt, sheet: Sheet) -> None:
    """Put a sheet into its attempt, sealed or as rows; the caller saves the attempt, inside one transaction."""
    attempt.answered = len(sheet.entries)
    if not attempt.is_assessed:
        attempt.sealed = vault.seal(attempt.person, _SHEET.dump_json(sheet), purpose=PURPOSE)
        return
    attempt.paper = list(sheet.paper)
    attempt.result = None if sheet.outcome is None else _OUTCOME.dump_python(sheet.outcome, mode="json")
    known = Response.objects.filter(attempt=attempt).count()
    Response.objects.bulk_create(
        _row(attempt, place, entry) for place, entry in enumerate(sheet.entries) if place >= known
    )


def _entry(row: Response) -> Entry:
    return Entry(
        version=row.version_id,
        key=row.key,
        answer=tuple(row.answer),
        score=row.score,
        right=row.right,
        counts=row.counts,
        seconds=row.seconds,
        too_fast=row.too_fast,
        at=row.answered_at,
    )


def _row(attempt: Attempt, place: int, entry: Entry) -> Response:
    return Response(
        attempt=attempt,
        place=place,
        version_id=entry.version,
        key=entry.key,
        answer=list(entry.answer),
        score=entry.score,
        right=entry.right,
        counts=entry.counts,
        seconds=entry.seconds,
        too_fast=entry.too_fast,
        answered_at=entry.at,
    )
