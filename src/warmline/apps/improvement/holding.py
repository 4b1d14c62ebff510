"""What ties a person to her answers: rows that only she can open."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any, Final

from warmline.apps.improvement.models import OwnReaction
from warmline.apps.people import vault
from warmline.apps.people.models import Person
from warmline.apps.shifts.selectors import zone_of

PURPOSE: Final = "reaction"
GROUP: Final = 5
"""Reactions that are shown together; fewer are not shown."""


def asked_today(owner: Person, now: datetime) -> bool:
    """Return whether she answered or waved off today, by her own clock."""
    return OwnReaction.objects.filter(owner=owner, day=now.astimezone(zone_of(owner)).date()).exists()


def own_rows(owner: Person) -> list[tuple[OwnReaction, dict[str, Any]]]:
    """Return her rows with what they hold, opened for her alone; nothing once her key is gone."""
    rows = list(OwnReaction.objects.filter(owner=owner))
    if not rows:
        return []
    opened = vault.open_many(owner, owner, [bytes(row.sealed) for row in rows], purpose=PURPOSE)
    return [(row, json.loads(text)) for row, text in zip(rows, opened, strict=True)]
