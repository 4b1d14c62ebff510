"""What the lessons keep of a person: handed out to her alone, erased with her, gone after two years."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.lessons.models import Markings, Seat
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "lessons.marked": _("You marked an example"),
            "lessons.seat_taken": _("You sat down in the customer’s seat"),
            "lessons.seat_left": _("You left the customer’s seat"),
        }
    )
    register_keeping(Keeping("lessons", export, erase))
    register_retention(
        Retention(
            "lessons", "Marked examples and talks in the customer's seat, counted from the last change", STAYS, clean
        )
    )


def export(person: Person) -> dict[str, Any]:
    """Return how a person marked the examples and what was said in the customer's seat, opened for her alone."""
    # Imported here: the customer and the reader behind it are not needed to start the house.
    from warmline.apps.lessons.selectors import read_own_marks

    rows = Seat.objects.filter(owner=person).select_related("scenario", "owner").order_by("begun_at")
    try:
        return {"marks": read_own_marks(person).by_skill, "seats": [_seat(person, row) for row in rows]}
    except vault.KeyErased:
        return {"marks": {}, "seats": []}


def erase(person: Person) -> int:
    """Delete a person's marks and seats and return how many rows that were."""
    marks, _rows = Markings.objects.filter(person=person).delete()
    seats, _rows = Seat.objects.filter(owner=person).delete()
    return marks + seats


def clean(before: datetime) -> int:
    """Delete marks and seats last touched before a moment and return how many there were."""
    marks, _rows = Markings.objects.filter(updated_at__lt=before).delete()
    seats, _rows = Seat.objects.filter(touched_at__lt=before).delete()
    return marks + seats


def _seat(person: Person, row: Seat) -> dict[str, Any]:
    from warmline.apps.lessons.selectors import read_own_sitting

    sitting = read_own_sitting(person, row)
    return {
        "scenario": row.scenario.key,
        "begun_at": row.begun_at.isoformat(),
        "turns": [{"agent": turn.agent, "you": turn.customer} for turn in sitting.scene.turns],
        "waiting": sitting.pending,
        "helped": sitting.helped,
        "hurt": sitting.hurt,
    }
