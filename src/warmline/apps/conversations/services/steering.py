"""Starting, stopping, going on, deleting."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.conversations.models import Upload
from warmline.apps.conversations.removing import drop
from warmline.apps.conversations.rules import WORK
from warmline.apps.conversations.tasks import hand_on
from warmline.apps.conversations.working.steps import LATER
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person

RESTS: Final = 2 * LATER
"""After this time without a sign an upload may be pushed on by hand."""


@transaction.atomic
def start(*, actor: Person, upload: Upload) -> Upload:
    """Have the conversations that were read scored in the background. Twice is the same as once."""
    found = _locked(actor, upload)
    if found.stage in (Upload.Stage.SCORING, Upload.Stage.DONE):
        return found
    if found.stage != Upload.Stage.READ:
        raise Refused(_("It has to be read first."))
    if not found.read:
        raise Refused(_("There is no conversation in it to score."))
    _begin(found)
    record(actor=actor, verb="conversations.started", target=_target(found), data={"conversations": found.read})
    return found


@transaction.atomic
def stop(*, actor: Person, upload: Upload) -> Upload:
    """Stop the scoring. What is scored stays, and it can go on later."""
    found = _locked(actor, upload)
    if found.stage == Upload.Stage.STOPPED:
        return found
    if found.stage != Upload.Stage.SCORING:
        raise Refused(_("It is not being scored."))
    found.stage, found.why, found.ended_at = Upload.Stage.STOPPED, "", timezone.now()
    found.save(update_fields=["stage", "why", "ended_at"])
    record(actor=actor, verb="conversations.stopped", target=_target(found), data={"scored": found.scored})
    return found


@transaction.atomic
def go_on(*, actor: Person, upload: Upload) -> Upload:
    """Go on with what was stopped, or push on what gives no sign any more. Nothing is scored twice."""
    found = _locked(actor, upload)
    if found.stage == Upload.Stage.STOPPED:
        _begin(found)
        record(actor=actor, verb="conversations.started", target=_target(found), data={"scored": found.scored})
    elif found.at_work and rests(found):
        hand_on(found)
    elif not found.at_work:
        raise Refused(_("There is nothing to go on with."))
    return found


@transaction.atomic
def delete(*, actor: Person, upload: Upload) -> int:
    """Delete the file with its conversations and scores at once; return how many conversations went."""
    found = _locked(actor, upload)
    gone = drop(found)
    record(actor=actor, verb="conversations.deleted", target=_target(upload), data={"conversations": gone})
    return gone


@transaction.atomic
def note_download(*, actor: Person, upload: Upload, form: str) -> None:
    """Leave in the trail that the scores are taken along; `form` is csv or parquet."""
    require(WORK, actor, upload)
    data = {"form": form, "scored": upload.scored}
    record(actor=actor, verb="conversations.downloaded", target=_target(upload), data=data)


def rests(upload: Upload, quiet: timedelta = RESTS) -> bool:
    """Say whether an upload that should be worked on has given no sign for long."""
    return upload.at_work and timezone.now() - upload.beat > quiet


def _begin(upload: Upload) -> None:
    upload.stage, upload.why, upload.ended_at, upload.beat = Upload.Stage.SCORING, "", None, timezone.now()
    upload.save(update_fields=["stage", "why", "ended_at", "beat"])
    hand_on(upload)


def _locked(actor: Person, upload: Upload) -> Upload:
    require(WORK, actor, upload)
    found = Upload.objects.select_for_update().filter(pk=upload.pk).first()
    if found is None:
        raise Refused(_("It was deleted meanwhile."))
    return found


def _target(upload: Upload) -> str:
    return f"upload:{upload.pk}"
