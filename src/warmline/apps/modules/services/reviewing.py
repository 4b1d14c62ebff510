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
from warmline.apps.studio.written.reviewing import approve_text, give_back


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
    found.state = State.REVIEW
    found.save(update_fields=["state"])
    touch(found.module, now, state=State.REVIEW)
    record(actor=actor, verb="modules.sent", target=f"module:{found.module_id}", data={"version": found.number})
    return found


@transaction.atomic
def approve(*, actor: Person, version: Version, seen: str, now: datetime, note: str = "") -> Version:
    """Say that a version is fit to be published. `seen` is the sum of the text that the reviewer read.

    Refused for whoever wrote any of it, and where the text changed while it was read.
    """
    require(WRITE, actor, version.module)
    found = locked(version)
    approve_text(found, actor=actor, seen=seen, note=note, now=now)
    touch(found.module, now)
    record(actor=actor, verb="modules.reviewed", target=f"module:{found.module_id}", data={"version": found.number})
    return found


@transaction.atomic
def send_back(*, actor: Person, version: Version, note: str, now: datetime) -> Version:
    """Give a version back to its writers with a note that says what to change."""
    require(WRITE, actor, version.module)
    found = locked(version)
    give_back(found, actor=actor, note=note)
    touch(found.module, now, state=State.DRAFT)
    record(actor=actor, verb="modules.returned", target=f"module:{found.module_id}", data={"version": found.number})
    return found
