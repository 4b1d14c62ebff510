"""What modules keep of a person: what she left while reading, what she has done, what she wrote or reviewed."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.modules.models import Done, Reading, Version
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.studio.written.keeping import empty_notes, parts_in

STAYS = timedelta(days=730)
_VERBS = {
    "modules.begun": _("You began a module"),
    "modules.finished": _("You finished a module"),
    "modules.skipped": _("A module was left out by evidence"),
    "modules.written": _("A module was begun"),
    "modules.saved": _("A module was saved"),
    "modules.version": _("A new version of a module was begun"),
    "modules.sent": _("A module was sent to review"),
    "modules.reviewed": _("A module was reviewed"),
    "modules.returned": _("A module was sent back to its writer"),
    "modules.scheduled": _("A day was set for a new version of a module"),
    "modules.unscheduled": _("The day for a new version of a module was taken back"),
    "modules.published": _("A module was published"),
    "modules.withdrawn": _("A module was withdrawn"),
    "modules.translated": _("A translation of a module was begun"),
    "modules.followed": _("A translation of a module was brought up to its original"),
    "modules.media_added": _("A file for modules was uploaded"),
    "modules.media_described": _("The transcript of a file was changed"),
}


def register() -> None:
    """Name the verbs and hand exporters, erasers and retention to the registry."""
    name_verbs(_VERBS)
    register_keeping(Keeping("modules_reading", export_reading, erase_reading))
    register_keeping(Keeping("modules_writing", export_writing, erase_writing))
    register_retention(
        Retention("modules", "Answers, notes and bookmarks in modules, counted from the last change", STAYS, clean)
    )


def export_reading(person: Person) -> dict[str, Any]:
    """Return what a person left in modules, opened for her alone, and what she has done."""
    from warmline.apps.modules.progress import pack, unpack

    rows = list(Reading.objects.filter(owner=person))
    try:
        opened = vault.open_many(person, person, [bytes(row.sealed) for row in rows]) if rows else []
    except vault.KeyErased:
        opened = []
    done = Done.objects.visible_to(person).select_related("module")
    return {
        "reading": [json.loads(pack(unpack(each))) for each in opened],
        "done": [
            {"module": row.module.key, "version": row.number, "how": row.how, "at": row.at.isoformat()} for row in done
        ],
    }


def erase_reading(person: Person) -> int:
    """Delete what a person left in modules, and what she has done; return how many rows that were."""
    rows, _each = Reading.objects.filter(owner=person).delete()
    done, _each = Done.objects.filter(person=person).delete()
    return rows + done


def export_writing(person: Person) -> list[dict[str, Any]]:
    """Return the versions in which a person had a part, and which part it was."""
    return parts_in(Version.objects.all(), person, of="module", name="module")


def erase_writing(person: Person) -> int:
    """Take her notes off what she reviewed. The texts are the house's own and stay."""
    return empty_notes(Version.objects.all(), person, of="module", verb="modules.returned")


def clean(before: datetime) -> int:
    """Delete what was left in modules and not touched since a moment; return how many there were."""
    return Reading.objects.filter(touched_at__lt=before).delete()[0]
