"""Marking notices as read. Small and one's own: it leaves no trail."""

from __future__ import annotations

import datetime as dt

from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Person


def mark_read(*, person: Person, notice: Notice, now: dt.datetime) -> None:
    """Mark a notice of the person's own as read; twice keeps the first time, and one of somebody else stays."""
    Notice.objects.visible_to(person).unread().filter(pk=notice.pk).update(read_at=now)


def mark_all_read(*, person: Person, now: dt.datetime) -> int:
    """Mark all of the person's notices as read and return how many were not."""
    count: int = Notice.objects.visible_to(person).unread().update(read_at=now)
    return count
