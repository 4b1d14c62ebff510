"""One step of work: who holds it, when it ends, and who goes on after it, also where this process is killed.

A step works for some seconds and hands on to the next, so that letters and trials of others are not kept waiting. When
it begins it also puts its successor into the queue for later: where the step is killed, that one goes on. A step that
finds that another has begun writes nothing any more, so that nothing is counted twice.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import Any, Final, Protocol

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.adapters.readers import UnusableInput
from warmline.apps.conversations.models import AT_WORK, Upload
from warmline.apps.conversations.redacting import plain
from warmline.apps.conversations.removing import drop_pieces
from warmline.apps.conversations.working.held import Held, Overtaken
from warmline.apps.conversations.working.reading import read_on
from warmline.apps.conversations.working.scoring import score_on

logger = logging.getLogger(__name__)

SECONDS: Final = 8.0
"""How long one step works; a worker that is told to end has ten seconds."""

LATER: Final = timedelta(seconds=90)
"""After this time without its end a step counts as killed."""


class Queue(Protocol):
    """Puts a step of an upload into the queue, for now or for later."""

    def __call__(self, upload: int, step: int, after: timedelta | None = None) -> None:
        """Put it there."""


def work_on(
    pk: int, step: int, enqueue: Queue, *, now: Callable[[], float] = monotonic, seconds: float = SECONDS
) -> None:
    """Do one step for at most about so many seconds. A step that is not the next one does nothing."""
    with transaction.atomic():
        mine = Upload.objects.filter(pk=pk, step=step, stage__in=AT_WORK)
        if not mine.update(step=step + 1, beat=timezone.now()):
            return
        enqueue(pk, step + 1, LATER)
    upload = Upload.objects.select_related("organisation", "uploaded_by").get(pk=pk)
    held = Held(upload, now, now() + seconds)
    try:
        if not _is_over(held):
            enqueue(pk, step + 1)
    except Overtaken:
        return
    except Exception as error:
        # Whatever breaks, the page must not wait for ever. The log names the kind; the words may hold a person's data.
        logger.error("upload %s: step %s broke off: %s", pk, step, type(error).__name__)
        _fail(held, error)


def _is_over(held: Held) -> bool:
    return read_on(held) if held.upload.stage == Upload.Stage.READING else score_on(held)


def _fail(held: Held, error: Exception) -> None:
    upload = held.upload
    if upload.stage == Upload.Stage.READING:
        why = plain(str(error)) if isinstance(error, UnusableInput) else _("The file could not be read.")
        changes: dict[str, Any] = {"stage": Upload.Stage.FAILED, "why": why[:500]}
    else:
        changes = {"stage": Upload.Stage.STOPPED, "why": _("Scoring broke off. What is scored is kept.")}
    with transaction.atomic():
        if held.write(ended_at=timezone.now(), **changes) and changes["stage"] == Upload.Stage.FAILED:
            drop_pieces(upload)
