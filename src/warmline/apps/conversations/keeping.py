"""How long real conversations stay, and what of them belongs to a person of the house."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.conversations.models import Talk, Upload
from warmline.apps.conversations.removing import drop_half_arrived, drop_older, drop_pieces
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention

_VERBS = {
    "conversations.uploaded": _("A file of conversations was uploaded"),
    "conversations.started": _("Scoring of conversations was started"),
    "conversations.stopped": _("Scoring of conversations was stopped"),
    "conversations.deleted": _("Conversations were deleted"),
    "conversations.downloaded": _("Scores of conversations were downloaded"),
}


def register() -> None:
    """Name the verbs, and hand exporter, eraser and retention rules to the registry."""
    name_verbs(_VERBS)
    register_keeping(Keeping("conversations", export, erase))
    days = dt.timedelta(days=settings.WARMLINE_CONVERSATION_DAYS)
    register_retention(Retention("conversations", str(_("Real conversations and their scores")), days, drop_older))
    register_retention(
        Retention(
            "half_uploads", str(_("Files that broke off on their way in")), dt.timedelta(days=1), drop_half_arrived
        )
    )


def export(person: Person) -> dict[str, Any]:
    """Return the files a person brought, and the conversations that a file says were hers, with their scores."""
    files = Upload.objects.filter(uploaded_by=person).order_by("pk")
    talks = Talk.objects.filter(agent=person).order_by("pk").values("name", "channel", "started_at", "overall")
    return {
        "files": [{"name": each.name, "at": each.uploaded_at.isoformat(), "read": each.read} for each in files],
        "conversations": [
            {
                "name": each["name"],
                "channel": each["channel"],
                "started_at": each["started_at"] and each["started_at"].isoformat(),
                "suggested_overall": each["overall"],
            }
            for each in talks.iterator()
        ],
    }


def erase(person: Person) -> int:
    """Take her name off the conversations; files that only her key opens and that nobody read go."""
    touched: int = Talk.objects.filter(agent=person).update(agent=None, agent_code="")
    unread = Upload.objects.filter(uploaded_by=person, stage__in=(Upload.Stage.ARRIVING, Upload.Stage.READING))
    for upload in unread:
        drop_pieces(upload)
        touched += Upload.objects.filter(pk=upload.pk).update(
            stage=Upload.Stage.FAILED, why=str(_("Whoever brought it was erased before it was read."))
        )
    touched += Upload.objects.filter(uploaded_by=person).update(name=str(_("A file")))
    return touched
