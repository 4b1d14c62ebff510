"""What is kept of when people work: handed out to the person, erased with her, gone after two years."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.shifts.models import Leave, OwnDays, Shift, ShiftImport

STAYS = timedelta(days=730)
BAD_ROWS_STAY = timedelta(days=1)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention rules to the registry."""
    name_verbs(
        {
            "shifts.imported": _("Shifts were loaded from a file"),
            "shifts.undone": _("A file of shifts was taken back"),
            "shifts.days_set": _("You said on which days you work"),
        }
    )
    register_keeping(Keeping("shifts", export, erase))
    register_retention(Retention("shifts", str(_("Shifts and leave, counted from their end")), STAYS, clean))
    register_retention(
        Retention("shifts_bad_rows", str(_("Lines of shifts that stayed out")), BAD_ROWS_STAY, clean_bad_rows)
    )


def export(person: Person) -> dict[str, Any]:
    """Return the person's shifts, leave with its kind, and the days that she set."""
    days = OwnDays.objects.filter(person=person).first()
    return {
        "shifts": [
            {"from": each.starts_at.isoformat(), "until": each.ends_at.isoformat()}
            for each in Shift.objects.filter(person=person)
        ],
        "leave": [
            {"first": each.first.isoformat(), "last": each.last.isoformat(), "kind": each.kind}
            for each in Leave.objects.filter(person=person)
        ],
        "own_days": None if days is None else sorted(day + 1 for day in days.weekdays),
    }


def erase(person: Person) -> int:
    """Delete all of it. Files that she brought for others stay, without the lines that stayed out."""
    brought = ShiftImport.objects.filter(uploaded_by=person).update(filename="", bad_rows=b"")
    rows = sum(model.objects.filter(person=person).delete()[0] for model in (Shift, Leave, OwnDays))
    return int(brought + rows)


def clean(before: datetime) -> int:
    """Delete shifts and leave that ended before a moment, and the record of files from which nothing is left."""
    gone = Shift.objects.filter(ends_at__lt=before).delete()[0]
    gone += Leave.objects.filter(last__lt=before.date()).delete()[0]
    return int(gone + ShiftImport.objects.filter(uploaded_at__lt=before).exclude(_still_used()).delete()[0])


def clean_bad_rows(before: datetime) -> int:
    """Empty the lines that stayed out of files loaded before a moment."""
    return ShiftImport.objects.filter(uploaded_at__lt=before).exclude(bad_rows=b"").update(bad_rows=b"")


def _still_used() -> Q:
    used = Shift.objects.exclude(source=None).values("source")
    return Q(pk__in=used) | Q(pk__in=Leave.objects.exclude(source=None).values("source"))
