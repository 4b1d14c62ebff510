"""Filing scores. What is filed in the practice room is sealed for its owner before it reaches a table."""

from __future__ import annotations

from datetime import datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.scores.letters import Letter, pack
from warmline.apps.scores.models import Disagreement, FiledScore, Room

NOTE_LIMIT = 2000


class NoteRefused(ValueError):
    """The note cannot be kept as it is; the message says what to change."""


@transaction.atomic
def file_practice(*, owner: Person, subject: str, letter: Letter, now: datetime) -> FiledScore:
    """File a score of the practice room, once per subject: filing it again returns the first one unchanged."""
    versions = letter.card.versions
    row, created = FiledScore.objects.get_or_create(
        room=Room.PRACTICE,
        subject=subject,
        defaults={
            "owner": owner,
            "engine": versions.engine,
            "reader": versions.reader,
            "rubric": versions.rubric,
            "sealed": vault.seal(owner, pack(letter)),
            "filed_at": now,
        },
    )
    if created:
        record(actor=owner, verb="scores.filed", about=owner, target=subject, private=True)
    return row


@transaction.atomic
def see_differently(*, user: Person, score: FiledScore, reason: str, now: datetime) -> Disagreement:
    """Keep the owner's reason with her score, sealed. An empty reason takes an earlier one back.

    Raises PermissionDenied for anybody but the owner and `NoteRefused` where the reason is too long.
    """
    if score.owner_id != user.pk:
        raise PermissionDenied
    words = reason.replace("\x00", "").strip()
    if len(words) > NOTE_LIMIT:
        raise NoteRefused(f"{len(words)}")
    note, _ = Disagreement.objects.update_or_create(
        score=score, defaults={"sealed": vault.seal(user, words.encode()), "written_at": now}
    )
    record(actor=user, verb="scores.seen_differently", about=user, target=score.subject, private=True)
    return note
