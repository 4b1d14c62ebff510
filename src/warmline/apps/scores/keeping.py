"""What is kept of a person's practice scores: handed out to her alone, erased with her, gone after two years."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.scores.models import FiledScore, Room

STAYS = timedelta(days=730)


def register() -> None:
    """Name the verbs and hand exporter, eraser and retention to the registry."""
    name_verbs(
        {
            "scores.filed": _("Your practice feedback was written"),
            "scores.seen_differently": _("You noted why you see your feedback differently"),
        }
    )
    register_keeping(Keeping("scores", export, erase))
    register_retention(Retention("practice_scores", "Feedback on practice conversations", STAYS, clean))


def export(person: Person) -> list[dict[str, Any]]:
    """Return a person's practice scores with her own notes, opened for her alone."""
    # Imported here: what reads scores is not needed to start the house.
    from warmline.apps.scores.letters import pack
    from warmline.apps.scores.selectors import own_note, read_own

    rows = FiledScore.objects.filter(owner=person, room=Room.PRACTICE).order_by("filed_at")
    try:
        return [
            {
                "filed_at": row.filed_at.isoformat(),
                "letter": json.loads(pack(read_own(person, person, row))),
                "note": own_note(person, person, row),
            }
            for row in rows
        ]
    except vault.KeyErased:
        return []


def erase(person: Person) -> int:
    """Delete a person's practice scores and return how many there were."""
    rows = FiledScore.objects.filter(owner=person, room=Room.PRACTICE)
    count = rows.count()
    rows.delete()
    return count


def clean(before: datetime) -> int:
    """Delete the practice scores filed before a moment and return how many there were."""
    rows = FiledScore.objects.filter(room=Room.PRACTICE, filed_at__lt=before)
    count = rows.count()
    rows.delete()
    return count
