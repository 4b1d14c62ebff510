"""Licences that are about to end: looked at once a day, told 90 and 30 days before."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from warmline.apps.assessment.models import Licence
from warmline.apps.people.messages import queue_messages
from warmline.apps.workshops.models.track import LicenceRound, LicenceWarning

DAYS: Final = (30, 90)  # the nearer one first: who is told late is told once


@transaction.atomic
def warn(now: datetime) -> int:
    """Tell everybody whose licence ends within 90 or 30 days, each once; return how many were told.

    Who holds a licence that lasts longer is not told.
    """
    told = 0
    soon = Licence.objects.valid_at(now).filter(until__lte=now + timedelta(days=max(DAYS)), person__is_active=True)
    for licence in soon.order_by("pk"):
        if Licence.objects.valid_at(now).filter(person=licence.person_id, until__gt=licence.until).exists():
            continue
        days = next(each for each in DAYS if licence.until <= now + timedelta(days=each))
        _row, made = LicenceWarning.objects.get_or_create(licence=licence, days=days, defaults={"told_at": now})
        if made:
            queue_messages("workshops_licence_ends", [(licence.person_id, f"{licence.pk}:{days}")])
            told += 1
    return told


def round_on(day: date, now: datetime, go_on: Callable[[date], None]) -> int:
    """Do the round of a day, once, and put down that of the next; return how many were told."""
    with transaction.atomic():
        _row, made = LicenceRound.objects.get_or_create(day=day)
        if not made:
            return 0
        LicenceRound.objects.filter(day__lt=day - timedelta(days=7)).delete()
        told = warn(now)
        go_on(day + timedelta(days=1))
    return told


def begin_rounds(today: date, go_on: Callable[[date], None]) -> bool:
    """Put down today's round where none was today or yesterday; return whether it did."""
    if LicenceRound.objects.filter(day__gte=today - timedelta(days=1)).exists():
        return False
    go_on(today)
    return True
