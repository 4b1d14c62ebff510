"""Reading lessons. Every question starts from the owner."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.library.selectors import scenario_of
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
