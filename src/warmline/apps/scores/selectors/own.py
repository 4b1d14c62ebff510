"""Reading scores. A practice score opens for its owner only."""

from __future__ import annotations

from collections.abc import Iterable

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.scores.letters import Letter, unpack
from warmline.apps.scores.models import Disagreement, FiledScore, Room


def practice_score(owner: Person, subject: str) -> FiledScore | None:
    """Return the owner's own practice score of this subject, or None."""
    return FiledScore.objects.filter(owner=owner, room=Room.PRACTICE, subject=subject).first()


def read_own(owner: Person, reader: Person, row: FiledScore) -> Letter:
    """Open a practice score. Raises `vault.NotTheOwner` where the reader is not its owner."""
    return unpack(vault.open_sealed(owner, reader, bytes(row.sealed)))


def scored_subjects(owner: Person, subjects: Iterable[str]) -> frozenset[str]:
    """Return those of the subjects for which the owner has a practice score. One query."""
    rows = FiledScore.objects.filter(owner=owner, room=Room.PRACTICE, subject__in=list(subjects))
    return frozenset(rows.values_list("subject", flat=True))


def own_note(owner: Person, reader: Person, row: FiledScore) -> str:
    """Return what the owner wrote beside a score, or an empty string."""
    note = Disagreement.objects.filter(score=row).first()
    return vault.open_sealed(owner, reader, bytes(note.sealed)).decode() if note else ""
