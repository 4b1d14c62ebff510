"""Taking a file in: sealed piece by piece, known again by its bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.conversations.models import Upload
from warmline.apps.conversations.pieces import cut, keep_piece
from warmline.apps.conversations.redacting import plain
from warmline.apps.conversations.removing import drop
from warmline.apps.conversations.rules import WORK, reach_of
from warmline.apps.conversations.tasks import hand_on
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Organisation, Person, Site


@dataclass(frozen=True, slots=True)
class Received:
    """The upload of a file, and whether the same file was here before; then nothing was added."""

    upload: Upload
    known: bool


def receive(*, actor: Person, name: str, chunks: Iterable[bytes], site: Site | None = None) -> Received:
    """Take a file in and have it read in the background.

    The same bytes for the same place are taken once: a file that is here already stays as it is. Refused where the
    place is none of hers, or the file is empty.
    """
    require(WORK, actor, actor.organisation)
    _check_place(actor, site)
    upload = Upload.objects.create(
        organisation=actor.organisation, site=site, uploaded_by=actor, name=plain(name)[:200]
    )
    digest, size = hashlib.sha256(), 0
    # Piece by piece in short transactions: one long one would keep everybody else from writing.
    for number, piece in enumerate(cut(chunks)):
        keep_piece(upload, actor, number, piece)
        digest.update(piece)
        size += len(piece)
    if not size:
        drop(upload)
        raise Refused(_("The file is empty."))
    return _arrived(actor, upload, digest.hexdigest(), size)


@transaction.atomic
def _arrived(actor: Person, upload: Upload, sha256: str, size: int) -> Received:
    # One arrival of an organisation at a time: of the same file twice at once, the second finds the first.
    Organisation.objects.select_for_update().get(pk=upload.organisation_id)
    same = Upload.objects.visible_to(actor).filter(site=upload.site, sha256=sha256).first()
    if same is not None and same.stage != Upload.Stage.FAILED:
        drop(upload)
        return Received(same, True)
    if same is not None:
        drop(same)
    upload.sha256, upload.size, upload.stage = sha256, size, Upload.Stage.READING
    upload.save(update_fields=["sha256", "size", "stage"])
    record(actor=actor, verb="conversations.uploaded", target=f"upload:{upload.pk}", data={"bytes": size})
    hand_on(upload)
    return Received(upload, False)


def _check_place(actor: Person, site: Site | None) -> None:
    reach = reach_of(actor)
    if site is None and (reach.everywhere or not reach.sites):
        return
    ours = site is not None and site.organisation_id == actor.organisation_id
    if site is not None and ours and (reach.everywhere or site.pk in reach.sites):
        return
    raise Refused(_("Choose a place that you look after."))
