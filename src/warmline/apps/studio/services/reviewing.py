"""A second pair of eyes: sending to review, approving, sending back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.models import Revision, State
from warmline.apps.studio.rules import WRITE
from warmline.apps.studio.services.writing import locked, touch
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.written.reviewing import approve_text, give_back


@transaction.atomic
def send_to_review(*, actor: Person, revision: Revision) -> Revision:
    """Ask for a review. Refused while the text has mistakes or places to write; twice is harmless."""
    require(WRITE, actor, revision.case)
    found = locked(revision)
    if found.state == State.REVIEW:
        return found
    if found.state != State.DRAFT:
        raise Refused(_("Only a draft goes to review."))
    if not check_text(found.text).is_sound:
        raise Refused(_("Mend the lines that are named first; a reviewer should read the scenario, not its mistakes."))
    found.state = State.REVIEW
    found.save(update_fields=["state"])
    touch(found.case, state=State.REVIEW)
    record(actor=actor, verb="studio.sent", target=f"case:{found.case_id}", data={"version": found.number})
    return found


@transaction.atomic
def approve(*, actor: Person, revision: Revision, seen: str, note: str = "") -> Revision:
    """Say that a version is fit to be published. `seen` is the sum of the text that the reviewer read.

    Refused for whoever wrote any of it, and where the text changed while it was read.
    """
    require(WRITE, actor, revision.case)
    found = locked(revision)
    approve_text(found, actor=actor, seen=seen, note=note, now=timezone.now())
    touch(found.case)
    record(actor=actor, verb="studio.reviewed", target=f"case:{found.case_id}", data={"version": found.number})
    return found


@transaction.atomic
def send_back(*, actor: Person, revision: Revision, note: str) -> Revision:
    """Give a version back to its writers with a note that says what to change."""
    require(WRITE, actor, revision.case)
    found = locked(revision)
    give_back(found, actor=actor, note=note)
    touch(found.case, state=State.DRAFT)
    record(actor=actor, verb="studio.returned", target=f"case:{found.case_id}", data={"version": found.number})
    return found
