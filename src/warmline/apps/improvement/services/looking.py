"""Asking for a look over all content, and saying what was done about a finding."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.improvement import tasks
from warmline.apps.improvement.models import Finding
from warmline.apps.improvement.rules import HANDLE
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person


@transaction.atomic
def ask_to_look(*, actor: Person, now: datetime) -> None:
    """Have everything looked over in the background, and every day from now on."""
    require(HANDLE, actor, actor.organisation)
    house = actor.organisation_id
    record(actor=actor, verb="improvement.looked", target=f"organisation:{house}")
    transaction.on_commit(lambda: tasks.look_again.enqueue(house))
    transaction.on_commit(lambda: tasks.begin_looking(house, now))


@transaction.atomic
def handle(*, actor: Person, finding: Finding, note: str, now: datetime) -> None:
    """Say what was done about a finding. Raises Refused without a note, or where somebody was faster."""
    require(HANDLE, actor, finding.organisation)
    row = Finding.objects.select_for_update().get(pk=finding.pk)
    if row.state == Finding.State.HANDLED:
        raise Refused(_("Somebody has handled this already."))
    if not note.strip():
        raise Refused(_("Write in a line what you did, or why nothing is needed."))
    row.state, row.note, row.handled_by, row.handled_at = Finding.State.HANDLED, note.strip(), actor, now
    row.save(update_fields=["state", "note", "handled_by", "handled_at"])
    record(actor=actor, verb="improvement.handled", target=f"finding:{row.pk}", data={"kind": row.kind})
