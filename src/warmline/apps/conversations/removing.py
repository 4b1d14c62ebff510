"""Taking away what was kept, children first: whole tables' rows at a time, however many they are."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from warmline.apps.conversations.models import BadRow, Figure, Piece, Talk, TalkWords, Upload


def drop_pieces(upload: Upload) -> None:
    """Delete the file as it came."""
    Piece.objects.filter(upload=upload).delete()


def drop(upload: Upload) -> int:
    """Delete an upload with everything that came of it; return how many conversations went. One transaction."""
    with transaction.atomic():
        # A step that is at work then writes nothing more: its row is gone.
        Upload.objects.filter(pk=upload.pk).update(stage=Upload.Stage.STOPPED)
        drop_pieces(upload)
        BadRow.objects.filter(upload=upload).delete()
        Figure.objects.filter(upload=upload).delete()
        TalkWords.objects.filter(upload=upload).delete()
        gone, _ = Talk.objects.filter(upload=upload).delete()
        Upload.objects.filter(pk=upload.pk).delete()
    return gone


def drop_older(before: datetime) -> int:
    """Delete every upload that was brought before this moment; return how many conversations went."""
    return sum(drop(upload) for upload in Upload.objects.filter(uploaded_at__lt=before))


def drop_half_arrived(before: datetime) -> int:
    """Delete uploads that broke off on their way in before this moment; return how many."""
    broken = list(Upload.objects.filter(uploaded_at__lt=before, stage=Upload.Stage.ARRIVING))
    for upload in broken:
        drop(upload)
    return len(broken)
