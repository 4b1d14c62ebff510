"""Sending the messages that wait."""

from __future__ import annotations

import datetime as dt
import logging
import smtplib
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db.models import F, Q
from django.utils import timezone, translation

from warmline.apps.notices.letters import Letter, write_letter
from warmline.apps.notices.models import Notice

logger = logging.getLogger(__name__)

TRIES = 5
# A worker that dies while it sends leaves its claim behind; after this time another one takes over.
CLAIM = dt.timedelta(minutes=10)
BATCH = 50


def send_waiting(*, now: dt.datetime) -> dict[str, int]:
    """Send what waits and return how many ended in which state; "later" counts those that will be tried again."""
    outcome: dict[str, int] = {}
    with get_connection() as mail:
        for notice in _claimed(now):
            state = _deliver(notice, mail)
            outcome[state] = outcome.get(state, 0) + 1
    return outcome


def _claimed(now: dt.datetime) -> Iterator[Notice]:
    free = Q(claimed_at=None) | Q(claimed_at__lt=now - CLAIM)
    while True:
        waiting = Notice.objects.filter(free, state=Notice.State.QUEUED).order_by("queued_at", "pk")
        keys = list(waiting.values_list("pk", flat=True)[:BATCH])
        if not keys:
            return
        for key in keys:
            # One statement claims the row, so that of two workers only one sends it.
            mine = Notice.objects.filter(free, pk=key, state=Notice.State.QUEUED)
            if mine.update(claimed_at=now, tries=F("tries") + 1):
                yield Notice.objects.select_related("person").get(pk=key)


def _deliver(notice: Notice, mail: BaseEmailBackend) -> str:
    person = notice.person
    with translation.override(person.language), timezone.override(ZoneInfo(person.timezone)):
        letter = write_letter(notice)
    if letter is None or person.erased_at is not None:
        return _done(notice, Notice.State.DROPPED)
    try:
        _message(letter, person.email, mail).send()
    except (smtplib.SMTPException, OSError):
        logger.warning("notice %s was not delivered at try %s", notice.pk, notice.tries, exc_info=True)
        return "later" if notice.tries < TRIES else _done(notice, Notice.State.FAILED)
    return _done(notice, Notice.State.SENT)


def _message(letter: Letter, address: str, mail: BaseEmailBackend) -> EmailMessage:
    # A line break in a subject would end the header; mail must not fail because of an organisation's name.
    message = EmailMessage(" ".join(letter.subject.split()), letter.body, to=[address], connection=mail)
    for file in letter.attached:
        message.attach(file.name, file.content, file.kind)
    return message


def _done(notice: Notice, state: Notice.State) -> str:
    notice.state, notice.done_at = state, timezone.now()
    notice.save(update_fields=["state", "done_at"])
    return state.value
