"""What the notices app keeps of a person, and for how long."""

from __future__ import annotations

import datetime as dt

from django.utils.translation import gettext_lazy as _

from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention


def register() -> None:
    """Hand the exporter, eraser and retention rule of notices to the registry."""
    register_keeping(Keeping("notices", export_notices, erase_notices))
    register_retention(Retention("notices", str(_("Messages sent")), dt.timedelta(days=90), clean_notices))


def export_notices(person: Person) -> list[dict[str, str]]:
    """Return every message to the person: its kind, when, and what became of it."""
    rows = Notice.objects.filter(person=person).order_by("queued_at", "pk")
    return [{"kind": row.kind, "queued_at": row.queued_at.isoformat(), "state": row.state} for row in rows]


def erase_notices(person: Person) -> int:
    """Delete every message to the person, sent or waiting."""
    return Notice.objects.filter(person=person).delete()[0]


def clean_notices(before: dt.datetime) -> int:
    """Delete messages queued before `before` that no longer wait."""
    return Notice.objects.filter(queued_at__lt=before).exclude(state=Notice.State.QUEUED).delete()[0]
