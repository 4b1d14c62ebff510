"""Reading lessons. Every question starts from the owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from warmline.apps.lessons.marks import Marks, unpack_marks
from warmline.apps.lessons.models import Markings, Seat
from warmline.apps.lessons.seating import Sitting, unpack_sitting
from warmline.apps.library.selectors import scenario_of
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.roleplay.models import Branch, Session
from warmline.core.customer.scenario import Scenario

MOST_TALKS = 10


@dataclass(frozen=True, slots=True)
class Comparable:
    """An own talk with more than one version: the newest one (`right`) and the one it parted from (`left`)."""

    session: Session
    scenario: Scenario
    left: int
    right: int


def comparable_talks(person: Person) -> Sequence[Comparable]:
    """Return the person's own talks that have two versions, last touched first. One query once scenarios are known."""
    rows = Branch.objects.filter(session__owner=person, parent__isnull=False)
    rows = rows.select_related("session__scenario", "parent").order_by("-session__touched_at", "-number")
    newest: dict[object, Branch] = {}
    for row in rows.defer("sealed", "draft", "parent__sealed", "parent__draft", "session__scenario__body"):
        newest.setdefault(row.session_id, row)
    return [_comparable(row) for row in list(newest.values())[:MOST_TALKS]]


def _comparable(row: Branch) -> Comparable:
    assert row.parent is not None
    return Comparable(row.session, scenario_of(row.session.scenario), row.parent.number, row.number)


def read_own_marks(person: Person) -> Marks:
    """Open how the person marked the examples; nothing where she has not begun."""
    row = Markings.objects.filter(person=person).first()
    return unpack_marks(vault.open_sealed(person, person, bytes(row.sealed))) if row else Marks()


def own_seat(person: Person, key: UUID) -> Seat | None:
    """Return the person's own seat of this key, or None for anybody else's. One query."""
    found = Seat.objects.filter(owner=person, pk=key).select_related("scenario").defer("scenario__body").first()
    if found is not None:
        found.owner = person  # the same person: not fetched a second time
    return found


def own_seats(person: Person) -> Sequence[Seat]:
    """Return the person's own times in the customer's seat, last touched first. One query."""
    rows = Seat.objects.filter(owner=person).select_related("scenario")
    return list(rows.defer("sealed", "scenario__body")[:MOST_TALKS])


def read_own_sitting(reader: Person, seat: Seat) -> Sitting:
    """Open what was said in a seat. Raises `vault.NotTheOwner` for anybody but the owner."""
    return unpack_sitting(vault.open_sealed(seat.owner, reader, bytes(seat.sealed)), scenario_of(seat.scenario))
