"""The erasure list: who was erased and when, by number alone, to be carried out again after a restore.

A backup made before an erasure still holds the person. So the list is written out beside each backup, and whoever
restores one replays the newest list before the house opens again.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import Any

from warmline.apps.people.models import Organisation, Person
from warmline.apps.people.services.erasure import erase_again

FORMAT = "warmline erasures 1"


class NotAList(Exception):
    """The text is no erasure list of this house; the message says what was expected."""


@dataclass(frozen=True, slots=True)
class Replayed:
    """What a replay did. `again`: erased now. `already`: nothing to do. `absent`: the backup is older than she is."""

    again: int = 0
    already: int = 0
    absent: int = 0


def write_list() -> str:
    """Return the erasure list of this house as JSON: numbers and times, nothing that names anybody."""
    erased = Person.objects.exclude(erased_at=None).order_by("erased_at", "pk").values_list("pk", "erased_at")
    rows = [{"person": pk, "at": at.isoformat()} for pk, at in erased]
    return json.dumps({"format": FORMAT, "house": _house(), "erased": rows}, indent=1) + "\n"


def replay_list(text: str) -> Replayed:
    """Erase again everybody on the list who is back, each in a transaction of her own; twice is harmless.

    Raises NotAList, before anything is erased, where the text is no list or belongs to another house.
    """
    rows = _read(text)
    people = {person.pk: person for person in Person.objects.filter(pk__in=[pk for pk, _at in rows])}
    again = sum(erase_again(person=people[pk], at=at) for pk, at in rows if pk in people)
    there = sum(pk in people for pk, _at in rows)
    return Replayed(again=again, already=there - again, absent=len(rows) - there)


def _house() -> str:
    first = Organisation.objects.order_by("pk").values_list("created_at", flat=True).first()
    return first.isoformat() if first else ""


def _read(text: str) -> list[tuple[int, dt.datetime]]:
    try:
        data: dict[str, Any] = json.loads(text)
        if data["format"] != FORMAT:
            raise NotAList(f"expected the format {FORMAT!r}, found {data['format']!r}")
        rows = [(int(row["person"]), dt.datetime.fromisoformat(row["at"])) for row in data["erased"]]
        house = data["house"]
    except (ValueError, KeyError, TypeError) as broken:
        raise NotAList(f"this is no erasure list: {broken!r}") from broken
    if any(at.tzinfo is None for _pk, at in rows):
        raise NotAList("a time on the list has no time zone")
    if house != _house():
        raise NotAList("this list belongs to another house; its numbers mean other people here")
    return rows
