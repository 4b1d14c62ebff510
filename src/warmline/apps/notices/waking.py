"""Having the work of sending done at a time to come, once for each minute."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from warmline.apps.notices.models import WakeUp

_MINUTE = dt.timedelta(minutes=1)


def wake(at: dt.datetime, enqueue: Callable[[dt.datetime], object]) -> bool:
    """Put the work into the queue for the minute in which `at` is over; return whether it was not there already."""
    minute = at.replace(second=0, microsecond=0)
    minute += _MINUTE if minute < at else dt.timedelta(0)
    _row, fresh = WakeUp.objects.get_or_create(at=minute)
    if fresh:
        enqueue(minute)
    return fresh


def forget(now: dt.datetime) -> None:
    """Forget the minutes that are over."""
    WakeUp.objects.filter(at__lt=now - _MINUTE).delete()
