"""What a line becomes, whichever file it stood in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from warmline.apps.people.importing.badrows import bad_rows_csv as csv_of_bad
from warmline.apps.people.importing.checking import BadRow
from warmline.apps.people.models import Person

FIELDS = ("email", "start", "end", "kind")


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A shift in order; both moments have a time zone."""

    person: Person
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class LeaveRow:
    """Leave in order; both days are included."""

    person: Person
    first: date
    last: date
    kind: str


@dataclass(slots=True)
class Rows:
    """A file taken apart. For a calendar the `line` of a bad row is the number of the event in the file."""

    good: list[ShiftRow | LeaveRow] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


class Wrong(Exception):
    """What is wrong with one line, in words for whoever brought it."""


def bad_rows_csv(rows: Iterable[BadRow]) -> str:
    """Return the lines that stayed out as CSV, with their number in the file and the reason."""
    return csv_of_bad(rows, FIELDS)


def read_bad_rows(text: str) -> list[BadRow]:
    """Return the lines of such a CSV, to be shown."""
    return [
        BadRow(int(cells["line"]), cells["reason"], {name: cells[name] or "" for name in FIELDS})
        for cells in csv.DictReader(io.StringIO(text))
    ]
