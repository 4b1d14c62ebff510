"""What practice keeps of a person: her days and her sealed standing. Team counts hold no person and stay."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from warmline.apps.audit.verbs import name_verbs
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.people.registry import Keeping, Retention, register_keeping, register_retention
from warmline.apps.practice.models import Care, Mastery, PracticeDay

DAYS_STAY = timedelta(days=730)


def register() -> None:
    """Hand exporter, eraser and retention to the registry."""
    register_keeping(Keeping("practice", export, erase))
    register_keeping(Keeping("practice_care", export_care, erase_care))
    name_verbs(
        {
            "practice.care_changed": _("You changed what practice may hold"),
            "practice.help_text_changed": _("Changed where people find somebody to talk to"),
        }
    )
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


def export_care(person: Person) -> dict[str, Any]:
    """Return what a person wants to be spared in practice, opened for her alone."""
    from warmline.apps.practice.selectors import read_own_wishes

    try:
        wishes = read_own_wishes(person, person)
    except vault.KeyErased:
        return {}
    return {"left_out": sorted(theme.value for theme in wishes.left_out), "calm_page": wishes.calm}


def erase_care(person: Person) -> int:
    """Delete what a person wants to be spared and return how many rows that were."""
    return Care.objects.filter(person=person).delete()[0]


def clean(before: datetime) -> int:
    """Delete the days before a moment and return how many there were."""
    return PracticeDay.objects.filter(date__lt=before.date()).delete()[0]
