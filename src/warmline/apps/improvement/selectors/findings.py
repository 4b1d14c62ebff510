"""Reading findings: what is open, what was handled, and the last look."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from warmline.apps.improvement.models import Finding, Look
from warmline.apps.improvement.words import Said, said_of
from warmline.apps.people.models import Person


@dataclass(frozen=True, slots=True)
class Group:
    """Findings of one kind."""

    label: str
    findings: Sequence[Said]


@dataclass(frozen=True, slots=True)
class FindingsPage:
    """What is open, by kind; what was handled, the newest first; and the last look (None: nobody has looked yet)."""

    groups: Sequence[Group]
    handled: Sequence[Said]
    last: Look | None

    @property
    def count(self) -> int:
        """How many are open."""
        return sum(len(group.findings) for group in self.groups)


def findings_page(viewer: Person) -> FindingsPage:
    """Return the page of the viewer's house. Two queries."""
    rows = list(Finding.objects.visible_to(viewer).present().select_related("handled_by"))
    still = [row for row in rows if row.state == Finding.State.OPEN]
    groups = [
        Group(str(kind.label), [said_of(row) for row in still if row.kind == kind])
        for kind in Finding.Kind
        if any(row.kind == kind for row in still)
    ]
    handled = sorted((row for row in rows if row.handled_at and row not in still), key=_handled_at, reverse=True)
    last = Look.objects.filter(organisation=viewer.organisation_id).first()
    return FindingsPage(groups, [said_of(row) for row in handled], last)


def _handled_at(row: Finding) -> float:
    return row.handled_at.timestamp() if row.handled_at else 0.0
