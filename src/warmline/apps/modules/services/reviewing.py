"""A second pair of eyes: sending to review, approving, sending back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.modules.models import State, Version
from warmline.apps.modules.rules import WRITE
from warmline.apps.modules.services.checking import missing_in
from warmline.apps.modules.services.writing import locked, touch
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.people.notes import read_note


@transaction.atomic
def send_to_review(*, actor: Person, version: Version, now: datetime) -> Version:
    """Ask for a review. Refused while the text has mistakes or places to write, or media without words.

    Twice is harmless.
    """
    require(WRITE, actor, version.module)
    found = locked(version)
    if found.state == State.REVIEW:
        return found
    if found.state != State.DRAFT:
        raise Refused(_("Only a draft goes to review."))
    if missing_in(found):
        raise Refused(_("Mend what is named first; a reviewer should read the module, not its mistakes."))
    _move(found, State.REVIEW, now)
    record(actor=actor, verb="modules.sent", target=f"module:{found.module_id}", data={"version": found.number})
    return found


@transaction.atomic
def approve(*, actor: Person, version: Version, seen: str, now: datetime, note: str = "") -> Version:
    """Say that a version is fit to be published. `seen` is the sum of the text that the reviewer read.

    Refused for whoever wrote any of it, and where the text changed while it was read.
    """
    require(WRITE, actor, version.module)
    words = read_note(note, needed=False)
    found = _in_review(version)
    if found.sha256 != seen:
        raise Refused(_("The text changed while you read it. Read it again, please."))
    if found.writers.filter(pk=actor.pk).exists():
        raise Refused(_("You wrote a part of this version, so somebody else reviews it."))
    found.reviewed_by, found.reviewed_at, found.note = actor, now, words
    found.noted_by = actor if words else None
    found.save(update_fields=["reviewed_by", "reviewed_at", "note", "noted_by"])
    touch(found.module, now)
    record(actor=actor, verb="modules.reviewed", target=f"module:{found.module_id}", data={"version": found.number})
    return found


@transaction.atomic
def send_back(*, actor: Person, version: Version, note: str, now: datetime) -> Version:
    """Give a version back to its writers with a note that says what to change."""
    require(WRITE, actor, version.module)
    words = read_note(note)
    found = _in_review(version)
    found.note, found.reviewed_by, found.reviewed_at = words, None, None
    found.noted_by = actor
    found.save(update_fields=["note", "noted_by", "reviewed_by", "reviewed_at"])
    _move(found, State.DRAFT, now)
    record(actor=actor, verb="modules.returned", target=f"module:{found.module_id}", data={"version": found.number})
    return found


def _in_review(version: Version) -> Version:
    found = locked(version)
    if found.state != State.REVIEW:
        raise Refused(_("This version is not in review."))
    return found


def _move(version: Version, state: State, now: datetime) -> None:
    version.state = state
    version.save(update_fields=["state"])
    touch(version.module, now, state=state)
