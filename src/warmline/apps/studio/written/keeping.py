"""What written texts keep of the people who had a part in them: handed out to her, and emptied of her notes."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet

from warmline.apps.people.models import Person
from warmline.apps.people.notes import empty_given_back


def parts_in(versions: QuerySet[Any], person: Person, *, of: str, name: str) -> list[dict[str, Any]]:
    """Return the versions in which a person had a part, and which part it was.

    `of` is the field of what they are versions of, and `name` what it is called in the file.
    """
    hers = Q(writers=person) | Q(reviewed_by=person) | Q(noted_by=person) | Q(published_by=person)
    rows = versions.filter(hers).distinct().select_related(of).prefetch_related("writers")
    return [
        {
            name: getattr(row, of).key,
            "version": row.number,
            "wrote": person in row.writers.all(),
            "reviewed": row.reviewed_by_id == person.pk,
            "published": row.published_by_id == person.pk,
            "note": row.note if person.pk in (row.noted_by_id, row.reviewed_by_id) else "",
        }
        for row in rows
    ]


def empty_notes(versions: QuerySet[Any], person: Person, *, of: str, verb: str) -> int:
    """Take a person's notes off what she reviewed, and return how many. `verb` is that of giving a version back."""
    # Notes of the time before `noted_by` was kept are hers where she approved.
    hers = Q(noted_by=person) | Q(noted_by=None, reviewed_by=person)
    emptied: int = versions.filter(hers).exclude(note="").update(note="", noted_by=None)
    house = Q((f"{of}__organisation", person.organisation_id))
    nobodys = versions.filter(house, noted_by=None, reviewed_by=None)
    return emptied + empty_given_back(nobodys, person, verb, lambda row: f"{of}:{getattr(row, f'{of}_id')}")
