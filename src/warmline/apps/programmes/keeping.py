"""What programmes keep of a person: her enrolments and what of them is done; handed out to her, erased with her."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.programmes.models import Enrolment

STAYS = timedelta(days=5 * 365)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "programmes.begun": _("A programme was begun"),
            "programmes.published": _("A programme was published"),
            "programmes.withdrawn": _("A programme was withdrawn"),
            "programmes.assigned": _("A programme was assigned"),
            "programmes.stopped": _("An assignment was stopped"),
            "programmes.enrolled": _("You were enrolled on a programme"),
            "programmes.left": _("Your path ended, since you hold no role any more"),
            "programmes.rejoined": _("Your path goes on"),
            "programmes.finished": _("You finished a programme"),
            "programmes.followed": _("You followed a link of your path"),
            "programmes.paused": _("Your path was paused"),
            "programmes.resumed": _("Your path goes on after a pause"),
            "programmes.site_changed": _("A programme was changed for a site"),
            "programmes.merged": _("A site’s changes were carried over to a new version"),
            "programmes.moved_on": _("People were moved to the newest version of a programme"),
            "programmes.pilot_begun": _("Two versions of a module are compared"),
            "programmes.pilot_ended": _("A comparison of two versions ended"),
        }
    )
    register_keeping(Keeping("programmes", export, erase))
    register_retention(Retention("programmes", "Paths that ended, counted from their end", STAYS, clean))


def export(person: Person) -> dict[str, Any]:
    """Return her enrolments with their dates, pauses, and the steps that others may know to be done."""
    rows = Enrolment.objects.filter(person=person).select_related("programme").prefetch_related("steps_done")
    return {"paths": [_path(row) for row in rows]}


def erase(person: Person) -> int:
    """Delete her enrolments with what was done and return how many rows that were."""
    count, _rows = Enrolment.objects.filter(person=person).delete()
    return count


def clean(before: datetime) -> int:
    """Delete enrolments that ended before a moment and return how many there were."""
    rows = Enrolment.objects.filter(ended_at__lt=before)
    count = rows.count()
    rows.delete()
    return count


def _path(row: Enrolment) -> dict[str, Any]:
    return {
        "programme": row.programme.title,
        "state": row.state,
        "started_on": row.started_on.isoformat(),
        "due_on": row.due_on.isoformat() if row.due_on else None,
        "pauses": row.pauses,
        "ended_at": row.ended_at.isoformat() if row.ended_at else None,
        "done": [{"step": done.step, "on": done.on.isoformat(), "how": done.how} for done in row.steps_done.all()],
    }
