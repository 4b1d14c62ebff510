"""A reviewer's note to a writer: read from what was typed, refused with the real reason, emptied when she is erased."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.db.models import QuerySet
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


def empty_given_back(nobodys: QuerySet[Any], person: Person, verb: str, target: Callable[[Any], str]) -> int:
    """Empty the notes with which a person gave versions back, in the time before their author was kept beside them.

    `nobodys` are versions whose note has no known author. The trail says whose it was: `verb` and what `target` makes
    of a version are those of the event, whose data hold the version's number. Returns how many were emptied.
    """
    noted = nobodys.exclude(note="")
    hers = [row.pk for row in noted if _gave_back(person, verb, target(row), row.number)]
    emptied: int = noted.filter(pk__in=hers).update(note="")
    return emptied


def _gave_back(person: Person, verb: str, target: str, number: int) -> bool:
    """Say whether by the trail this person was the last who gave a version back."""
    told = AuditEvent.objects.filter(verb=verb, target=target, data__version=number).order_by("-at", "-pk")
    last = told.values_list("actor", flat=True).first()
    return last == person.pk
