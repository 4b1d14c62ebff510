"""Who was there, as a table to take along."""

from __future__ import annotations

import csv
from io import StringIO

from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people.importing.badrows import harmless
from warmline.apps.people.models import Person
from warmline.apps.workshops.models import Session
from warmline.apps.workshops.selectors.mine import seats_of

COLUMNS = ("name", "email", "state", "signed_up_at", "given_back_at", "late", "attended_at", "attendance_by", "reason")


def attendance_csv(session: Session) -> str:
    """Return a row for everybody who signed up or was there, by name. Times carry their offset, by the session's clock.

    Nothing that was noted or voted is here.
    """
    out = StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    zone = session.clock
    for seat in sorted(seats_of(session), key=lambda each: each.person.name):
        times = (seat.queued_at, seat.left_at, seat.attended_at)
        joined, left, there = ("" if at is None else at.astimezone(zone).isoformat() for at in times)
        row = (seat.person.name, seat.person.email, seat.state, joined, left, "yes" if seat.late else "no", there)
        writer.writerow(harmless(cell) for cell in (*row, seat.how, seat.reason))
    return out.getvalue()


@transaction.atomic
def note_download(*, actor: Person, session: Session) -> None:
    """Leave in the trail that the list was taken along."""
    record(actor=actor, verb="workshops.attendance_taken", target=str(session.pk))
