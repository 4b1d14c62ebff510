"""Files of a house: taking one in by what it is, and writing down what is said in it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _
from PIL import Image, UnidentifiedImageError

from warmline.apps.audit.services import record
from warmline.apps.modules.files.sniffing import Nature, nature_of
from warmline.apps.modules.files.storing import Stored, TooLarge, place_of, store
from warmline.apps.modules.models import MediaFile
from warmline.apps.modules.rules import WRITE
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person

LARGEST_PICTURE = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 40_000_000
LONGEST_TRANSCRIPT = 100_000  # characters


def add_media(
    *, actor: Person, name: str, chunks: Iterable[bytes], now: datetime, transcript: str = ""
) -> tuple[MediaFile, bool]:
    """Take a file in and return it, and whether it is new; the same bytes a second time are the file that is there.

    Refused where it is larger than the house allows, or nothing that modules can show.
    """
    require(WRITE, actor, actor.organisation)
    try:
        stored = store(chunks, settings.WARMLINE_MEDIA_MB * 1024 * 1024)
    except TooLarge as large:
        raise Refused(
            _("The file is larger than %d MB. Make it shorter or smaller.") % settings.WARMLINE_MEDIA_MB
        ) from large
    try:
        return _kept(actor, name, stored, _nature(stored), now, _plain(transcript))
    except Refused:
        if stored.fresh and not MediaFile.objects.filter(sha256=stored.sha256).exists():
            place_of(stored.sha256).unlink(missing_ok=True)
        raise


def _nature(stored: Stored) -> Nature:
    found = nature_of(stored.head)
    if found is None:
        raise Refused(
            _(
                "This file is nothing that modules show. They show PNG, JPEG, GIF, WebP, MP4, WebM, MP3, M4A, Ogg, "
                "WAV, FLAC and PDF."
            )
        )
    if found.kind == MediaFile.Kind.PICTURE:
        _check_picture(place_of(stored.sha256), stored.size)
    return found


def _check_picture(path: Path, size: int) -> None:
    if size > LARGEST_PICTURE:
        raise Refused(_("The picture is larger than 10 MB. Save it smaller; a page needs far less."))
    try:
        with Image.open(path) as picture:
            pixels = picture.width * picture.height
            picture.verify()
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as broken:
        raise Refused(_("The picture is damaged. Save it again and upload it once more.")) from broken
    if pixels > MOST_PIXELS:
        raise Refused(_("The picture has more than 40 million points. Save it smaller."))


@transaction.atomic
def _kept(
    actor: Person, name: str, stored: Stored, nature: Nature, now: datetime, transcript: str
) -> tuple[MediaFile, bool]:
    short = Path(name.replace("\\", "/")).name.replace("\x00", "")[:120] or stored.sha256[:16]
    fields = {"kind": nature.kind, "content_type": nature.content_type, "size": stored.size, "name": short}
    found, made = MediaFile.objects.get_or_create(
        organisation=actor.organisation,
        sha256=stored.sha256,
        defaults={**fields, "transcript": transcript, "added_by": actor, "added_at": now},
    )
    if made:
        data = {"kind": nature.kind, "size": stored.size}
        record(actor=actor, verb="modules.media_added", target=f"media:{found.pk}", data=data)
    return found, made


@transaction.atomic
def describe_media(*, actor: Person, media: MediaFile, transcript: str) -> MediaFile:
    """Write down what is said in a film or sound: as plain words or as WebVTT captions."""
    require(WRITE, actor, media)
    media.transcript = _plain(transcript)
    media.save(update_fields=["transcript"])
    record(actor=actor, verb="modules.media_described", target=f"media:{media.pk}")
    return media


def _plain(transcript: str) -> str:
    plain = transcript.replace("\r\n", "\n").replace("\x00", "").strip()
    if len(plain) > LONGEST_TRANSCRIPT:
        raise Refused(_("The transcript has more than 100,000 characters. Cut the recording into parts."))
    return plain
