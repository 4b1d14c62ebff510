"""Loading a file of shifts, and taking it back."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.importing.reading import Unreadable
from warmline.apps.people.models import Person
from warmline.apps.people.rules import is_admin
from warmline.apps.shifts.importing.dates import is_calendar, read_dates
from warmline.apps.shifts.importing.rows import LeaveRow, Rows, ShiftRow, bad_rows_csv
from warmline.apps.shifts.importing.tables import read_table
from warmline.apps.shifts.models import Leave, Shift, ShiftImport
from warmline.apps.shifts.selectors import zone_of

_CHUNK = 500


def bring(*, actor: Person, data: bytes, filename: str, now: datetime) -> ShiftImport:
    """Load shifts and leave of the people that `actor` looks after; what is there already stays as it is.

    Good lines go in, the others are listed with their reason. Refused where the file as a whole cannot be read.
    """
    require("shifts.bring", actor)
    present = Person.objects.visible_to(actor).filter(erased_at=None).only("pk", "email", "timezone")
    people = {person.email.lower(): person for person in present}
    return _load(actor, _read(data, people, actor, now, is_own=False), filename, now, is_own=False)


def bring_own(*, person: Person, data: bytes, filename: str, now: datetime) -> ShiftImport:
    """Load one's own shifts and leave; a line about anybody else stays out."""
    rows = _read(data, {person.email.lower(): person}, person, now, is_own=True)
    return _load(person, rows, filename, now, is_own=True)


@transaction.atomic
def undo(*, actor: Person, upload: ShiftImport, now: datetime) -> None:
    """Take out what a file brought. Whoever brought it may, and the house's admin. Twice is harmless.

    What an earlier file had brought already belongs to that one and stays.
    """
    if upload.uploaded_by_id != actor.pk and not (is_admin(actor) and upload.organisation_id == actor.organisation_id):
        raise PermissionDenied("shifts.undo")
    if not ShiftImport.objects.filter(pk=upload.pk, undone_at=None).update(undone_at=now, bad_rows=b""):
        return
    gone = Shift.objects.filter(source=upload).delete()[0] + Leave.objects.filter(source=upload).delete()[0]
    record(actor=actor, verb="shifts.undone", target=f"shifts:{upload.pk}", data={"rows": gone})


def _read(data: bytes, people: dict[str, Person], actor: Person, now: datetime, *, is_own: bool) -> Rows:
    try:
        if not is_calendar(data):
            return read_table(data, people)
        return read_dates(data, people, actor, now.astimezone(zone_of(actor)).date(), is_own=is_own)
    except Unreadable as unreadable:
        raise Refused(str(unreadable)) from unreadable


@transaction.atomic
def _load(actor: Person, rows: Rows, filename: str, now: datetime, *, is_own: bool) -> ShiftImport:
    if not rows.good and not rows.bad:
        raise Refused(_("There is nothing in this file about the last month or the year ahead."))
    upload = ShiftImport.objects.create(
        organisation=actor.organisation,
        uploaded_by=actor,
        uploaded_at=now,
        filename=filename[:120],
        is_own=is_own,
        bad=len(rows.bad),
        bad_rows=bad_rows_csv(rows.bad).encode() if rows.bad else b"",
    )
    _write(upload, rows)
    # What was there before is counted by nobody: the rows say which file they came from.
    upload.shifts = Shift.objects.filter(source=upload).count()
    upload.leaves = Leave.objects.filter(source=upload).count()
    upload.save(update_fields=["shifts", "leaves"])
    counts = {"shifts": upload.shifts, "leaves": upload.leaves, "bad": upload.bad}
    record(actor=actor, verb="shifts.imported", target=f"shifts:{upload.pk}", data=counts)
    return upload


def _write(upload: ShiftImport, rows: Rows) -> None:
    shifts = [
        Shift(person=row.person, starts_at=row.starts_at, ends_at=row.ends_at, source=upload)
        for row in rows.good
        if isinstance(row, ShiftRow)
    ]
    leaves = [
        Leave(person=row.person, first=row.first, last=row.last, kind=row.kind, source=upload)
        for row in rows.good
        if isinstance(row, LeaveRow)
    ]
    Shift.objects.bulk_create(shifts, batch_size=_CHUNK, ignore_conflicts=True)
    Leave.objects.bulk_create(leaves, batch_size=_CHUNK, ignore_conflicts=True)
