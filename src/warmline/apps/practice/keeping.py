"""What practice keeps of a person: her days and her sealed standing. Team counts hold no person and stay."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.practice.models import Mastery, PracticeDay

DAYS_STAY = timedelta(days=730)


def register() -> None:
    """Hand exporter, eraser and retention to the registry."""
    register_keeping(Keeping("practice", export, erase))
    register_retention(Retention("practice_days", "On which days somebody practised", DAYS_STAY, clean))


def export(person: Person) -> dict[str, Any]:
    """Return a person's practice days and where she stands, opened for her alone."""
    # Imported here: what reads standings is not needed to start the house.
    from warmline.apps.practice.selectors import read_own_standing
    from warmline.apps.practice.standing import pack

    days = PracticeDay.objects.filter(person=person).values_list("date", "seconds")
    try:
        standing = json.loads(pack(read_own_standing(person, person)))
    except vault.KeyErased:
        standing = None
    return {"days": [{"date": date.isoformat(), "seconds": seconds} for date, seconds in days], "standing": standing}


def erase(person: Person) -> int:
    """Delete a person's days and standing and return how many rows that were."""
    days, _ = PracticeDay.objects.filter(person=person).delete()
    mastery, _ = Mastery.objects.filter(person=person).delete()
    return days + mastery


def clean(before: datetime) -> int:
    """Delete the days before a moment and return how many there were."""
    return PracticeDay.objects.filter(date__lt=before.date()).delete()[0]
