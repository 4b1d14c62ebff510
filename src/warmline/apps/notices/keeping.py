"""What the notices app keeps of a person, and for how long."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.notices.models import Mailbox, Notice
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

_WAITS = (Notice.State.QUEUED, Notice.State.DIGEST)


def register() -> None:
    """Name the verbs, and hand the exporter, eraser and retention rule of notices to the registry."""
    name_verbs(
        {
            "notices.chosen": _("You chose how notices reach you"),
            "notices.stopped": _("You stopped e-mail about something"),
            "notices.resumed": _("You took up e-mail about something again"),
        }
    )
    register_keeping(Keeping("notices", export_notices, erase_notices))
    register_retention(Retention("notices", str(_("Messages sent")), dt.timedelta(days=90), clean_notices))


def export_notices(person: Person) -> list[dict[str, Any]]:
    """Return every message to the person: its kind, when, what became of it; and how she wants to hear of things."""
    rows = Notice.objects.filter(person=person).order_by("queued_at", "pk")
    found: list[dict[str, Any]] = [
        {
            "kind": row.kind,
            "queued_at": row.queued_at.isoformat(),
            "state": row.state,
            "read_at": row.read_at and row.read_at.isoformat(),
        }
        for row in rows
    ]
    return found + [
        {
            "ways": box.ways,
            "quiet_from": box.quiet_from.isoformat("minutes"),
            "quiet_until": box.quiet_until.isoformat("minutes"),
            "days_off_are_quiet": box.rests,
        }
        for box in Mailbox.objects.filter(person=person)
    ]


def erase_notices(person: Person) -> int:
    """Delete every message to the person, sent or waiting, and what she chose."""
    Mailbox.objects.filter(person=person).delete()
    count: int = Notice.objects.filter(person=person).delete()[0]
    return count


def clean_notices(before: dt.datetime) -> int:
    """Delete messages queued before `before` that no longer wait."""
    count: int = Notice.objects.filter(queued_at__lt=before).exclude(state__in=_WAITS).delete()[0]
    return count
