"""A reviewer's note to a writer: read from what was typed, and refused with the real reason."""

from __future__ import annotations

from typing import Final

from django.utils.translation import gettext as _

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person

LONGEST_NOTE: Final = 1000
"""Characters of a note; a new line is one of them, as the browser counts."""


def read_note(typed: str, *, needed: bool = True) -> str:
    """Return a note as it is kept. Refused where it is too long, or where it is needed and nothing was written."""
    note = typed.replace("\r\n", "\n").strip()
    if needed and not note:
        raise Refused(_("Write what should change, so that the writer can go on."))
    if len(note) > LONGEST_NOTE:
        raise Refused(
            _("The note has %(long)s characters and %(most)s are kept. Shorten it, please.")
            % {"long": f"{len(note):,}", "most": f"{LONGEST_NOTE:,}"}
        )
    return note


def gave_back(person: Person, verb: str, target: str, number: int) -> bool:
    """Say whether by the trail this person was the last who gave a version back.

    For notes of the time before their author was kept beside them. `verb`, `target` and the version's number are those
    of the event.
    """
    told = AuditEvent.objects.filter(verb=verb, target=target, data__version=number).order_by("-at", "-pk")
    last = told.values_list("actor", flat=True).first()
    return last == person.pk
