"""Queueing messages."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from warmline.apps.notices.models import Notice
from warmline.apps.notices.tasks import send_waiting_notices


def queue(kind: str, to: Sequence[tuple[int, str]]) -> int:
    """Queue a message of one kind to each (person key, what it is about) and return how many.

    Part of the caller's transaction: where that is rolled back, nothing was queued.
    """
    with transaction.atomic():
        rows = [Notice(kind=kind, person_id=person, about=about) for person, about in to]
        Notice.objects.bulk_create(rows, batch_size=500)
        if rows:
            send_waiting_notices.enqueue()
    return len(rows)
